"""The words of a file in each format, as a reader meets them."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import docx
import openpyxl
from docx.oxml.ns import qn
from html5lib import parse
from pptx import Presentation
from pypdf import PdfReader

from framsteg.reports.formats import FORMATS
from framsteg.reports.look import Look
from tests.factories.reports import Report

PLAIN = Look()


def made(report: Report, kind: str, look: Look = PLAIN) -> bytes:
    return FORMATS[kind].render(report, look)


def of_html(content: bytes) -> str:
    tree = parse(content.decode(), namespaceHTMLElements=False)
    return " ".join(tree.find("body").itertext())


def of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return " ".join(
        "".join(paragraph.itertext())
        for paragraph in document.element.body.iter()
        if paragraph.tag.endswith("}p")
    )


def of_pptx(content: bytes) -> str:
    told = []
    for slide in Presentation(io.BytesIO(content)).slides:
        told += [text for shape in slide.shapes for text in shape._element.itertext()]
        told.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            if shape.has_chart:
                told += [
                    str(value)
                    for plot in shape.chart.plots
                    for series in plot.series
                    for value in series.values
                ]
    return " ".join(told)


def of_csv(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())


def of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join(str(value) for value in cells if value is not None)


def of_json(content: bytes) -> str:
    return json.dumps(json.loads(content), ensure_ascii=False)


READERS: dict[str, Callable[[bytes], str]] = {
    "html": of_html, "pdf": of_pdf, "docx": of_docx, "pptx": of_pptx, "csv": of_csv, "xlsx": of_xlsx, "json": of_json,
}  # fmt: skip


def cells_of(kind: str, content: bytes, title: str) -> list[list[str]]:
    """The cells of the table `title`, row by row without its head, exactly as a reader meets them."""
    match kind:
        case "html":
            tables = parse(content.decode(), namespaceHTMLElements=False).iter("table")
            table = next(each for each in tables if "".join(each.find("caption").itertext()) == title)
            return [["".join(cell.itertext()) for cell in row] for row in table.find("tbody")]
        case "docx":
            found = docx.Document(io.BytesIO(content)).tables
            rows = next(each for each in found if caption_of(each) == title).rows
            return [[cell.text for cell in row.cells] for row in rows][1:]
    shapes = [shape for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes]
    shown = [shape.table for shape in shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for table in shown for row in list(table.rows)[1:]]


def caption_of(table: "docx.table.Table") -> str:
    return str(table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")))


def values_of(kind: str, content: bytes, name: str) -> list[list[str]]:
    """The rows of a table in a file of data, without its head."""
    if kind == "csv":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            lines = archive.read(f"{name}.csv").decode("utf-8-sig").splitlines()
        return [line.split(";") for line in lines[1:]]
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name]
    return [[str(cell.value) for cell in row] for row in list(sheet.iter_rows())[1:]]


def plain(text: str) -> str:
    """`text` without the blanks and breaks that a format puts in."""
    return re.sub(r"[\s\u00a0\u200b\u00ad]+", "", text)
