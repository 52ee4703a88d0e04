"""Uploading documents: what a file holds must be what its name says, and nothing in it may run."""

from copy import copy
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from framsteg.lib.file_contents import Unfit, ending_of, judged

from .refusals import UNFIT

LARGEST_BYTES = 50 * 1024 * 1024


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if upload and "file" in self.changed_data:
            if upload.size > LARGEST_BYTES:
                raise ValidationError(
                    _("The file is larger than %(limit)d MB. Choose a smaller one."),
                    params={"limit": LARGEST_BYTES // 2**20},
                )
            try:
                judged(upload.name, upload, settings.WAGTAILDOCS_EXTENSIONS)
            except Unfit as error:
                raise ValidationError(UNFIT[error.why], params={"ending": ending_of(upload.name)}) from error
        return upload

    def _post_clean(self) -> None:
        """What is wrong with the file is said once: Wagtail would add that a file that was refused has no ending."""
        said = copy(self._errors.get("file"))
        super()._post_clean()
        if said:
            self._errors["file"] = said
