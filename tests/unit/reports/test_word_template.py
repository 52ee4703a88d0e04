"""What is said of a Word template when it is uploaded, and what becomes of one that can no longer be filled in."""

import io
import zipfile
from unittest import mock

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.document import Document

from framsteg.cms.editor.forms import fields
from framsteg.reports.formats import FORMATS
from framsteg.reports.look import Look
from framsteg.reports.making import _rendered
from framsteg.reports.renderers.docx import parts
from framsteg.reports.renderers.docx.writer import Writer
from tests.factories.reports import whole_report
from tests.unit.reports.renderers.reading import of_docx
from tests.unit.reports.renderers.test_docx import template


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("mall.docx", content)


def test_a_template_with_known_fields_is_taken() -> None:
    fields.checked_template(upload(template("{{ titel }}", "{{ innehåll }}")))


def test_an_unknown_field_is_named_with_those_that_are_known() -> None:
    with pytest.raises(ValidationError) as raised:
        fields.checked_template(upload(template("{{ motto }}")))
    (told,) = raised.value.messages
    assert told.startswith("Mallen frågar efter något som ingen rapport har: {{ motto }}.")
    assert "{{ innehåll }}" in told


@pytest.mark.parametrize("content", [b"text", b"PK\x03\x04"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="inget Word-dokument"):
        fields.checked_template(upload(content))


def test_a_file_that_would_unpack_beyond_all_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "TEMPLATE_UNPACKED", 1_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 10_000)
    with pytest.raises(ValidationError, match="inget Word-dokument"):
        fields.checked_template(upload(packed.getvalue()))


def test_readers_get_the_document_where_the_template_can_no_longer_be_filled_in() -> None:
    made = _rendered(whole_report(), FORMATS["docx"], Look(template=template("{{ motto }}")))
    assert "Sammanfattning" in of_docx(made)
    assert docx.Document(io.BytesIO(made)).paragraphs


def in_a_table() -> bytes:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{{ innehåll }}"
    return kept(document)


def kept(document: Document) -> bytes:
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


@pytest.mark.parametrize("content", [in_a_table(), template(head="{{ innehåll }}")])
def test_a_place_where_a_report_cannot_stand_is_told_and_readers_get_the_report(content: bytes) -> None:
    with pytest.raises(ValidationError, match="utanför tabeller, sidhuvuden och sidfötter"):
        fields.checked_template(upload(content))
    made = _rendered(whole_report(), FORMATS["docx"], Look(template=content))
    assert "Sammanfattning" in of_docx(made)


def test_a_template_that_lacks_what_a_report_needs_is_told() -> None:
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles.style_lst):
        styles.remove(style)
    with pytest.raises(ValidationError, match="går inte att skriva en rapport"):
        fields.checked_template(upload(kept(document)))


def test_a_field_in_a_link_or_in_several_runs_is_filled_in_and_the_rest_keeps_its_look() -> None:
    document = docx.Document()
    parts.add_link(document.add_paragraph(), "{{ titel }}", "https://exempel.se/")
    line = document.add_paragraph("Om {{ ti")
    line.add_run("tel }}").bold = True
    line = document.add_paragraph("Om ")
    line.add_run("{{ titel }}").bold = True
    content = kept(document)
    fields.checked_template(upload(content))
    made = docx.Document(io.BytesIO(_rendered(whole_report(), FORMATS["docx"], Look(template=content))))
    assert [each.text for each in made.paragraphs[:3]] == ["Kort text", "Om Kort text", "Om Kort text"]
    assert made.paragraphs[0].hyperlinks[0].text == "Kort text"
    assert [run.bold for run in made.paragraphs[2].runs] == [None, True]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError()])
def test_what_the_machine_lacks_is_not_the_template_s_fault(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Writer, "contents", mock.Mock(side_effect=error))
    with pytest.raises(type(error)):
        _rendered(whole_report(), FORMATS["docx"], Look(template=template("{{ titel }}")))
