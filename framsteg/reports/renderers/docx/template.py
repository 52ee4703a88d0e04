"""The municipality's own Word template: fields are filled in, and the report stands where {{ innehåll }} does."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence

import docx
from docx.document import Document
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from framsteg.lib.plain_language import date_short
from framsteg.reports.document import Report
from framsteg.reports.look import UnusableTemplate, label

from .parts import tidy

_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
CONTENT = "innehåll"
FIELDS = ("titel", "underrubrik", "kommun", "läget", "publicerad", "utgåva", "adress", CONTENT)
"""What a template may ask for."""


class UnknownTemplateField(UnusableTemplate):
    """The municipality's template has fields that no report has."""

    def __init__(self, fields: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(f"{', '.join(fields)}. Known: {', '.join(known)}")
        self.fields, self.known = tuple(fields), tuple(known)


class NotATemplate(UnusableTemplate):
    """The file is no Word document."""


class CannotFillIn(UnusableTemplate):
    """The file is a Word document, and a report could not be written in it."""


def opened(template: bytes) -> Document:
    if not template:
        return docx.Document()
    try:
        return docx.Document(io.BytesIO(template))
    except Exception as error:  # the library raises whatever its ZIP and XML readers raise
        raise NotATemplate(str(error)) from error


def fields_of(report: Report) -> dict[str, str]:
    """What stands in each field but that of the content."""
    edition = report.meta.edition
    published = edition.published_on if edition else None
    return {
        "titel": report.title,
        "underrubrik": report.subtitle,
        "kommun": report.meta.municipality,
        "läget": date_short(report.meta.as_of, report.language),
        "publicerad": date_short(published, report.language) if published else "",
        "utgåva": str(edition.number) if edition else label("draft", report.language),
        "adress": edition.address if edition else "",
    }


def filled(document: Document, report: Report) -> WordParagraph | None:
    """Fill in the template's fields; the paragraph where the report is to stand, if it says so."""
    values, place = fields_of(report), None
    asked = _fields_in(document)
    for paragraph, names in asked:
        if CONTENT in names:
            place = _of_the_text(paragraph, document)
        elif names:
            _fill(paragraph, values)
    return place


def _of_the_text(paragraph: WordParagraph, document: Document) -> WordParagraph:
    """Raises CannotFillIn for a place in a table, a head or a foot: a report has headings and tables of its own."""
    if paragraph._p.getparent() is not document.element.body:
        raise CannotFillIn(f"{{{{ {CONTENT} }}}} stands in a table, a head or a foot")
    return paragraph


def _fill(paragraph: WordParagraph, values: Mapping[str, str]) -> None:
    """Each run keeps its look. Where Word has parted a field over several runs, the first takes the whole text."""
    runs = [run for part in paragraph.iter_inner_content() for run in _runs(part) if run.text]
    if sum(len(_FIELD.findall(run.text)) for run in runs) < len(_FIELD.findall(paragraph.text)):
        runs[0].text = paragraph.text
        for run in runs[1:]:
            run.text = ""
        del runs[1:]
    for run in runs:
        if _FIELD.search(run.text):
            run.text = _FIELD.sub(lambda found: tidy(values[found.group(1)]), run.text)


def _runs(part: Run | Hyperlink) -> list[Run]:
    return [part] if isinstance(part, Run) else part.runs


def _fields_in(document: Document) -> list[tuple[WordParagraph, list[str]]]:
    """Every paragraph with the fields it names. Raises UnknownTemplateField."""
    asked = [(paragraph, _FIELD.findall(paragraph.text)) for paragraph in _paragraphs(document)]
    strange = sorted({name for _, names in asked for name in names} - set(FIELDS))
    if strange:
        raise UnknownTemplateField(strange, FIELDS)
    return asked


def _paragraphs(document: Document) -> Iterator[WordParagraph]:
    """Those of the text, of its tables, and of heads and feet."""
    yield from document.paragraphs
    for table in document.tables:
        yield from (paragraph for cell in table._cells for paragraph in cell.paragraphs)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            yield from part.paragraphs


def moved(document: Document, begins: int, place: WordParagraph) -> None:
    """Move what was written at the end to where the template wants it."""
    body = document.element.body
    last = body[-1]
    written = [each for each in list(body)[begins - 1 :] if each is not last]
    for element in written:
        place._p.addprevious(element)
    body.remove(place._p)
