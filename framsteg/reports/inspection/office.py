"""The Word document and the slides, opened again as an office program would."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.oxml.ns import qn
from pptx import Presentation

from framsteg.lib.accessible_html import Fault as InPage
from framsteg.reports.document import Report, sections_of

from .faults import Fault, Found


def look_at_document(content: bytes, report: Report) -> Sequence[Found]:
    document: Any = docx.Document(io.BytesIO(content))
    headings = [each for each in document.paragraphs if (each.style.name or "").startswith("Heading")]
    found = [] if len(headings) >= sum(1 for _ in sections_of(report)) else [Found(Fault.NO_SUCH_HEADINGS)]
    for table in document.tables:
        rows = table._tbl.tr_lst
        if rows and (rows[0].trPr is None or rows[0].trPr.find(qn("w:tblHeader")) is None):
            found.append(Found(InPage.TABLE_WITHOUT_HEADS))
    drawn = document.element.body.iter(qn("wp:docPr"))
    return [*found, *(Found(InPage.PICTURE_WITHOUT_WORDS) for each in drawn if not each.get("descr"))]


def look_at_slides(content: bytes, report: Report) -> Sequence[Found]:
    return list(_on_slides(Presentation(io.BytesIO(content)).slides))


def _on_slides(slides: Any) -> Iterator[Found]:
    for slide in slides:
        title = slide.shapes.title
        if title is None or not title.text_frame.text.strip():
            yield Found(Fault.SLIDE_WITHOUT_TITLE)
        for shape in slide.shapes:
            if (shape.has_chart or shape.has_table or shape.shape_type == _PICTURE) and not _words_of(shape):
                yield Found(InPage.PICTURE_WITHOUT_WORDS, shape.name)


_PICTURE = 13
"""What the slides' format calls a picture."""


def _words_of(shape: Any) -> str:
    return next((each.get("descr", "") for each in shape._element.iter() if each.tag.endswith("}cNvPr")), "")
