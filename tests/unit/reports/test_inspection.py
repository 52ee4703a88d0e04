"""What the checklist sees of the files of a report."""

import io
import zipfile

import docx
import pikepdf
import pytest
from pptx import Presentation

from framsteg.lib.accessible_html import Fault as InPage
from framsteg.reports.inspection import data, office, page, pdf
from framsteg.reports.inspection.faults import Fault, Found, looked_at
from framsteg.reports.making import BY_SUFFIX
from tests.factories.reports import report_of, whole_report
from tests.unit.reports.renderers.reading import made

LOOKS = {
    "html": page.look, "pdf": pdf.look, "docx": office.look_at_document, "pptx": office.look_at_slides,
    "xlsx": data.look_at_workbook, "csv": data.look_at_tables, "json": data.look_at_tree,
}  # fmt: skip


def faults(kind: str, content: bytes) -> list[object]:
    return [each.fault for each in LOOKS[kind](content, whole_report())]


def test_what_is_looked_at_is_told_of_every_format() -> None:
    assert all(looked_at(suffix) for suffix in BY_SUFFIX)


@pytest.mark.parametrize("kind", [kind for kind in LOOKS if kind != "html"])
def test_the_files_of_a_report_are_in_order(kind: str) -> None:
    assert faults(kind, made(whole_report(), kind)) == []


def test_a_link_that_people_wrote_is_told_with_its_words() -> None:
    assert list(page.look(made(whole_report(), "html"), whole_report())) == [
        Found(InPage.LINK_SAYS_NOTHING, "länk")
    ]


def test_a_pdf_without_its_tags_or_its_standards() -> None:
    def changed(*names: str) -> bytes:
        with pikepdf.open(io.BytesIO(made(whole_report(), "pdf"))) as opened:
            for name in names:
                del opened.Root[name]
            kept = io.BytesIO()
            opened.save(kept)
        return kept.getvalue()

    assert set(faults("pdf", changed("/StructTreeRoot"))) == {Fault.NOT_TAGGED, Fault.RULE_BROKEN}
    assert set(faults("pdf", changed("/Lang", "/Metadata"))) == {
        InPage.NO_LANGUAGE, InPage.NO_TITLE, Fault.NOT_OF_THE_STANDARDS, Fault.RULE_BROKEN,
    }  # fmt: skip


def test_a_document_without_heads_headings_or_words() -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1)
    kept = io.BytesIO()
    document.save(kept)
    assert faults("docx", kept.getvalue()) == [Fault.NO_SUCH_HEADINGS, InPage.TABLE_WITHOUT_HEADS]


def test_a_slide_without_title_or_words() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_table(1, 1, 0, 0, 9, 9)
    kept = io.BytesIO()
    deck.save(kept)
    assert faults("pptx", kept.getvalue()) == [Fault.SLIDE_WITHOUT_TITLE, InPage.PICTURE_WITHOUT_WORDS]


def test_data_of_another_report() -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert faults("csv", empty.getvalue()) == [Fault.OTHER_DATA]
    assert faults("json", made(report_of(), "json")) == [Fault.OTHER_DATA]
    assert faults("xlsx", made(report_of(), "xlsx")) == [Fault.OTHER_DATA]
    assert Found(Fault.OTHER_DATA).stops
    assert not Found(InPage.LINK_SAYS_NOTHING, "här").stops
