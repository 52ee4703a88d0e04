"""What python-docx has no call for: alternative text, fields, languages, links, rows that repeat as heads."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def describe(picture: object, alt: str, title: str = "") -> None:
    """Give an inline picture its alternative text."""
    properties = picture._inline.docPr  # type: ignore[attr-defined]
    properties.set("descr", alt)
    if title:
        properties.set("title", title)


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that the word processor fills in; `shown` stands there until it has."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        if kind == "shown":
            continue
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def add_link(paragraph: Paragraph, text: str, url: str) -> None:
    """A link in the style of links."""
    identity = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identity)
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def speak(run: Run, language: str) -> None:
    """Mark words that are in another language."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), {"sv": "sv-SE", "en": "en-GB"}.get(language, language))
    run._r.get_or_add_rPr().append(mark)


def set_language(document: Document, language: str) -> None:
    """The language of everything that says no other."""
    properties = document.styles.element.get_or_add_docDefaults() if False else document.styles.element
    code = {"sv": "sv-SE", "en": "en-GB"}[language]
    for mark in properties.iter(qn("w:lang")):
        mark.set(qn("w:val"), code)
    document.core_properties.language = code


def repeat_as_head(row: _Row) -> None:
    """The row stands again at the top of each page, and is told as the head of its columns."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def keep_whole(row: _Row) -> None:
    mark = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(mark)


def first_column_names_rows(table: Table, *, names: bool, has_total: bool) -> None:
    """What the table's style and a screen reader take as heads: the first row, and perhaps the first column."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        table._tbl.tblPr.append(look)
    told = {"firstRow": "1", "lastRow": str(int(has_total)), "firstColumn": str(int(names)), "lastColumn": "0",
            "noHBand": "1", "noVBand": "1"}  # fmt: skip
    for name, value in told.items():
        look.set(qn(f"w:{name}"), value)


def describe_table(table: Table, title: str) -> None:
    """The table's title as its alternative text."""
    for name in ("tblCaption", "tblDescription"):
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), title)
        table._tbl.tblPr.append(mark)


def update_fields_on_open(document: Document) -> None:
    """The contents list is made when the file is opened."""
    mark = OxmlElement("w:updateFields")
    mark.set(qn("w:val"), "true")
    document.settings.element.append(mark)
