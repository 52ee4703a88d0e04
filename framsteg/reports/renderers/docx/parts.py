"""What python-docx has no call for: alternative text, fields, languages, links, rows that repeat as heads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """`text` without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def describe(picture: object, alt: str, title: str = "") -> None:
    """Give an inline picture its alternative text."""
    properties = picture._inline.docPr  # type: ignore[attr-defined]
    properties.set("descr", alt)
    if title:
        properties.set("title", title)


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
    code = {"sv": "sv-SE", "en": "en-GB"}[language]
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), code)
    document.core_properties.language = code


_TABLE_PROPERTIES = (
    "w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
    "w:tblCaption", "w:tblDescription",
)  # fmt: skip
"""The order that Word asks for; a file in another order can be called damaged."""
RIGHT = '<w:jc w:val="right"/>'


@dataclass(frozen=True)
class Cell:
    """A cell of every row: its width in twentieths of a point, the style of its text, and whether it holds figures."""

    width: int
    style: str
    is_figure: bool


def empty_row(cells: Sequence[Cell]) -> CT_Row:
    """A row to copy for each row of a table: much faster than adding cells one by one."""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{cell.width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{cell.style}"/>'
        f"{RIGHT if cell.is_figure else ''}</w:pPr></w:p></w:tc>"
        for cell in cells
    )
    return cast(CT_Row, parse_xml(f"<w:tr {nsdecls('w')}>{written}</w:tr>"))


def repeat_as_head(row: CT_Row) -> None:
    """The row stands again at the top of each page, and is told as the head of its columns."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)


def set_widths(table: Table, widths: Sequence[int]) -> None:
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)


def heads_of(table: Table, *, names_rows: bool, has_total: bool) -> None:
    """What the table's style and a screen reader take as heads: the first row, and perhaps the first column."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        _put(table, "w:tblLook", look)
    told = {"firstRow": "1", "lastRow": str(int(has_total)), "firstColumn": str(int(names_rows)), "lastColumn": "0",
            "noHBand": "1", "noVBand": "1"}  # fmt: skip
    for name, value in told.items():
        look.set(qn(f"w:{name}"), value)


def describe_table(table: Table, title: str) -> None:
    """The table's title as its alternative text."""
    for name in ("tblCaption", "tblDescription"):
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), title)
        _put(table, f"w:{name}", mark)


def room_in_cells(table: Table) -> None:
    """A little room above and below the text of each cell, so that no line touches it."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "108"), ("bottom", "40"), ("right", "108")):
        mark = OxmlElement(f"w:{side}")
        mark.set(qn("w:w"), width)
        mark.set(qn("w:type"), "dxa")
        margins.append(mark)
    _put(table, "w:tblCellMar", margins)


def only_lines_across(table: Table, colour: str) -> None:
    """Thin lines between rows, and none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "4")):
        mark = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour.lstrip("#"))):
            mark.set(qn(f"w:{name}"), value)
        borders.append(mark)
    _put(table, "w:tblBorders", borders)


def _put(table: Table, name: str, element: Any) -> None:
    """Put a property of the table where it belongs."""
    later = _TABLE_PROPERTIES[_TABLE_PROPERTIES.index(name) + 1 :]
    table._tbl.tblPr.insert_element_before(element, *later)


def shade(paragraph: Paragraph, fill: str, edge: str) -> None:
    """A ground behind the paragraph and a bar at its left."""
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    bar = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", edge.lstrip("#"))):
        bar.set(qn(f"w:{name}"), value)
    borders.append(bar)
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill.lstrip("#"))):
        ground.set(qn(f"w:{name}"), value)
    properties.append(borders)
    properties.append(ground)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """The start of a field whose result is what follows, until `end_field`."""
    for kind in ("begin", "", "separate"):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.set(qn("xml:space"), "preserve")
            mark.text = code
        paragraph.add_run()._r.append(mark)


def end_field(paragraph: Paragraph) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), "end")
    paragraph.add_run()._r.append(mark)


def set_typeface(style: BaseOxmlElement, name: str) -> None:
    """One typeface for a style, instead of the theme's."""
    for mark in style.iter(qn("w:rFonts")):
        mark.attrib.clear()
        mark.set(qn("w:ascii"), name)
        mark.set(qn("w:hAnsi"), name)
