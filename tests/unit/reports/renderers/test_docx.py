import io

import docx
import pytest
from docx.oxml.ns import qn

from framsteg.reports.document import Edition, with_edition
from framsteg.reports.look import Look
from framsteg.reports.renderers.docx import NotATemplate, UnknownTemplateField
from tests.factories.reports import whole_report
from tests.unit.reports.renderers.reading import READERS, made, of_docx

ORDER = (
    "tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption",
    "tblDescription",
)  # fmt: skip


def opened() -> "docx.document.Document":
    return docx.Document(io.BytesIO(made(whole_report(), "docx")))


def template(*lines: str, head: str = "") -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = head
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_headings_are_real_and_the_contents_list_is_a_field() -> None:
    document = opened()
    headings = [each.text for each in document.paragraphs if (each.style.name or "").startswith("Heading 1")]
    assert headings == ["Sammanfattning", "Resultat", "Nyckeltal", "Effekt", "Lärdomar"]
    fields = [each.text for each in document.element.body.iter(qn("w:instrText"))]
    assert fields == ['TOC \\o "1-2" \\h \\z \\u']
    marks = [each.get(qn("w:fldCharType")) for each in document.element.body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]


def test_every_table_has_a_head_that_repeats_and_a_title() -> None:
    tables = opened().tables
    assert len(tables) == 4
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_the_properties_of_a_table_stand_in_the_order_that_word_asks_for() -> None:
    for table in opened().tables:
        names = [each.tag.partition("}")[2] for each in table._tbl.tblPr]
        assert names == [each for each in ORDER if each in names]
        assert {"tblBorders", "tblCellMar", "tblLook", "tblCaption"} <= set(names)


def test_every_chart_has_its_words() -> None:
    drawn = [each.get("descr") for each in opened().element.body.iter(qn("wp:docPr"))]
    assert drawn == ["En stapel", "En linje", "Två linjer"]


def test_lists_links_and_languages_are_real() -> None:
    document = opened()
    assert [each.text for each in document.paragraphs if each.style.name == "List Bullet"][-2:] == [
        "ett",
        "två 38",
    ]
    assert len(list(document.element.body.iter(qn("w:hyperlink")))) == 2
    assert document.core_properties.language == "sv-SE"
    assert "en-GB" in {each.get(qn("w:val")) for each in document.element.body.iter(qn("w:lang"))}


def test_the_municipality_s_own_template_is_filled_in() -> None:
    look = Look(template=template("Om {{ titel }}", "{{ innehåll }}", "Slut", head="{{kommun}}, {{ läget }}"))
    document = docx.Document(io.BytesIO(made(whole_report(), "docx", look)))
    texts = [each.text for each in document.paragraphs]
    assert texts[0] == "Om Kort text"
    assert texts[-1] == "Slut"
    assert "Sammanfattning" in texts
    assert document.sections[0].header.paragraphs[0].text == "Provköping, 5\u00a0mars 2013"


def test_a_template_without_a_place_gets_the_report_at_its_end() -> None:
    texts = of_docx(made(whole_report(), "docx", Look(template=template("Först"))))
    assert texts.index("Först") < texts.index("Sammanfattning")


def test_unknown_fields_in_a_template_are_named() -> None:
    look = Look(template=template("{{ titel }} {{ kommunens_motto }}"))
    with pytest.raises(UnknownTemplateField) as raised:
        made(whole_report(), "docx", look)
    assert raised.value.fields == ("kommunens_motto",)
    assert "innehåll" in raised.value.known


@pytest.mark.parametrize("content", [b"not a document", b"PK\x03\x04"])
def test_a_file_that_is_no_template_is_refused(content: bytes) -> None:
    with pytest.raises(NotATemplate):
        made(whole_report(), "docx", Look(template=content))


def test_an_edition_is_told() -> None:
    report = with_edition(whole_report(), Edition(2, citation="Provköping (2013)", changes="Rättad tabell"))
    for kind in ("docx", "html", "pdf"):
        found = READERS[kind](made(report, kind))
        assert "Rättad tabell" in found
        assert "Utkast" not in found
