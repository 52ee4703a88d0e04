"""What is said of a Word template when it is uploaded, and what becomes of one that can no longer be filled in."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from framsteg.cms.editor.forms import fields
from framsteg.reports.formats import FORMATS
from framsteg.reports.look import Look
from framsteg.reports.making import _rendered
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
