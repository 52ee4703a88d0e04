"""The PDF is for everyone: what the checker's rules say, and what they do not look at."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import page
import pikepdf
import pytest
from pikepdf import Dictionary, Name

from framsteg.lib.colour import contrast
from framsteg.reports.look import PAPER, Look
from framsteg.reports.renderers.pdf.tagging import elements
from tests.factories.reports import ALL_STRANGE, whole_report
from tests.unit.reports.renderers.reading import made, of_pdf

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0c"
    b"IDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)


@cache
def content() -> bytes:
    return made(whole_report(), "pdf")


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(content())) as opened:
        yield opened


def failures(made_file: bytes) -> list[str]:
    found = (page.validate_pdf_bytes(made_file, profile=profile) for profile in PROFILES)
    return [f"{each.rule_id}: {each.message}" for report in found for each in report.failures]


def tagged(pdf: pikepdf.Pdf, *names: str) -> list[Dictionary]:
    return [each for each in elements(pdf.Root.StructTreeRoot) if str(each.S).lstrip("/") in names]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_rule_for_reading_aloud_and_for_keeping_is_met(language: str) -> None:
    assert failures(made(whole_report(language), "pdf")) == []


@pytest.mark.parametrize("words", ["", ALL_STRANGE])
def test_the_rules_are_met_whatever_people_write(words: str) -> None:
    assert failures(made(whole_report(words=words), "pdf")) == []


def test_the_rules_are_met_with_pictures() -> None:
    look = Look(
        pictures={"saknas.jpg": PICTURE}, logo=PICTURE, primary="#ffe680", font="Atkinson Hyperlegible Next"
    )
    assert failures(made(whole_report(), "pdf", look)) == []


def test_a_picture_that_is_none_is_told_as_missing() -> None:
    look = Look(pictures={"saknas.jpg": b"not a picture"}, logo=b"neither")
    assert "Bilden saknas" in of_pdf(made(whole_report(), "pdf", look))


def test_every_table_has_heads_for_its_columns_and_rows(pdf: pikepdf.Pdf) -> None:
    tables = tagged(pdf, "Table")
    assert len(tables) == 4
    for table in tables:
        heads, cells = [], []
        for each in elements(table):
            if each.S == Name.TH:
                heads.append(_scope(each))
            elif each.S == Name.TD:
                cells.append(each)
        assert heads.count("/Column") >= 2
        assert heads.count("/Row") >= 2
        assert None not in heads
        assert cells


def _scope(cell: Dictionary) -> str | None:
    told = cell.get("/A")
    attributes = list(told) if isinstance(told, pikepdf.Array) else [told]
    return next((str(each.Scope) for each in attributes if each is not None and "/Scope" in each), None)


def test_every_picture_has_its_words(pdf: pikepdf.Pdf) -> None:
    alternatives = [str(each.get("/Alt", "")) for each in tagged(pdf, "Figure")]
    assert alternatives == ["En stapel", "En linje", "Två linjer"]


def test_headings_follow_the_report_without_a_gap(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(each.S)[2:]) for each in tagged(pdf, "H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    with pdf.open_outline() as outline:
        assert [each.title for each in outline.root][-2:] == ["Effekt", "Lärdomar"]


def test_it_is_read_in_the_order_of_the_report() -> None:
    text = of_pdf(content())
    places = [
        text.rindex(word) for word in ("Av de 46 är 38", "Resultat", "Ingen jämförelse", "Bilden saknas")
    ]
    assert places == sorted(places)


def test_language_and_title_are_told(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang).lower().startswith("sv")
    assert str(pdf.docinfo["/Title"]) == "Kort text"
    assert bool(pdf.Root.MarkInfo.Marked)


def test_another_language_within_is_marked(pdf: pikepdf.Pdf) -> None:
    assert "en" in {str(each.Lang)[:2] for each in elements(pdf.Root.StructTreeRoot) if "/Lang" in each}


def test_nothing_in_a_text_is_run_or_read() -> None:
    text = of_pdf(made(whole_report(words='#read("report.typ") #panic("x")'), "pdf"))
    assert '#read("report.typ")' in text
    assert "set document" not in text


def test_the_same_report_gives_the_same_file() -> None:
    assert made(whole_report(), "pdf") == content()


@pytest.mark.parametrize("primary", ["#1d4f5c", "#ffe680", "#ffffff", "#000000", "#7f7f7f"])
def test_any_colours_can_be_read(primary: str) -> None:
    look = Look(primary=primary, accent=primary)
    assert contrast(look.heading, PAPER) >= 4.5
    assert contrast(look.stroke, PAPER) >= 4.5
    assert contrast(look.on_primary, look.primary) >= 4.5
