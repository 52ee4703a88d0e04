"""Uploading documents: what a file holds must be what its name says."""

from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

STARTS = {
    "pdf": b"%PDF-",
    **dict.fromkeys(("docx", "pptx", "xlsx", "odt", "ods", "odp"), b"PK\x03\x04"),
}
TEXTS = ("csv", "txt")
MARKED = (b"\xff\xfe", b"\xfe\xff")
"""How text of two bytes a letter starts, as some spreadsheets write it."""
LOOKED_AT = 4096
"""How much of a file is looked at. A PDF may have something before its first line, but not much."""


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if upload and "file" in self.changed_data:
            upload.seek(0)
            start = upload.read(LOOKED_AT)
            upload.seek(0)
            if not is_what_its_name_says(upload.name, start):
                raise ValidationError(
                    _(
                        "The file is not what its name says: it ends with .%(ending)s but holds something else."
                    ),
                    params={"ending": _ending(upload.name)},
                )
        return upload

    def _post_clean(self) -> None:
        """What is wrong with the file is said once: Wagtail would add that a file that was refused has no ending."""
        said = copy(self._errors.get("file"))
        super()._post_clean()
        if said:
            self._errors["file"] = said


def is_what_its_name_says(name: str, start: bytes) -> bool:
    """Judged by how the file starts: PDF, an office document (a zip file), or text."""
    ending = _ending(name)
    if ending == "pdf":
        return STARTS["pdf"] in start
    if ending in STARTS:
        return start.startswith(STARTS[ending])
    return ending not in TEXTS or start.startswith(MARKED) or b"\0" not in start


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
