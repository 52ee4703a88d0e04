"""Forms of a report and of the texts in it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.programme.models import SubProject
from framsteg.reports import actions


class ReportDraftForm(EditorForm):
    """Which report, and as of which day."""

    owner_field = "programme"

    def suggest(self) -> None:
        self.initial["as_of"] = self.today

    def choices_for(self, model: Any) -> Any:
        if model is SubProject:
            return SubProject.objects.filter(programme=self.instance.programme_id).order_by("number")
        return super().choices_for(model)

    def complete(self) -> None:
        if self.instance.as_of:
            actions.drafts.name(self.instance)

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"slug", "number", "state"}

    def store(self) -> None:
        write = actions.drafts.prepare if self.instance.pk is None else actions.drafts.change
        write(self.instance, by=self.for_user, at=timezone.now())


class ReportTextForm(EditorForm):
    """One text of a report."""

    owner_field = "draft"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.widget = forms.Textarea(attrs={"rows": 14})
        field.label = self.instance.title or self.instance.place
        field.help_text = self.instance.instruction
        if self.instance.draft.is_locked:
            field.disabled = True

    def store(self) -> None:
        actions.drafts.write(self.instance, by=self.for_user, at=timezone.now())


class CommentForm(forms.Form):
    """A comment on a section."""

    anchor = forms.CharField(max_length=120, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Write what you want to say about the section."),
            "max_length": _("The comment is too long. Write at most 5 000 characters."),
        },
    )
