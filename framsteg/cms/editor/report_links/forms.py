from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.programme import actions

USUALLY = timedelta(days=60)


class ReportLinkForm(EditorForm):
    """A new link. `secret` is there once it has been stored, and nowhere else."""

    owner_field = "programme"
    secret = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["sub_projects"]
        chosen.widget = forms.CheckboxSelectMultiple(choices=chosen.choices)
        chosen.error_messages["required"] = _("Choose at least one sub-project.")

    def suggest(self) -> None:
        self.initial["expires_on"] = self.today + USUALLY

    def store(self) -> None:
        chosen = self.cleaned_data["sub_projects"]
        self.secret = actions.report_links.make(self.instance, chosen, by=self.for_user, at=timezone.now())
