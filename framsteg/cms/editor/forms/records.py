"""Forms for decisions, events and messages."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.participation.actions import answers
from framsteg.participation.actions.sign_ups import fill_seats
from framsteg.programme.models import SubProject

from .base import EditorForm
from .fields import SubProjectNumberField
from .programme import NamedInAddressForm


class AboutProgrammeForm(EditorForm):
    """For what may concern a programme, and one sub-project of it."""

    sub_project_number = SubProjectNumberField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.sub_project_id is not None:
            self.initial["sub_project_number"] = self.instance.sub_project.number

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        number = values.get("sub_project_number")
        self.instance.sub_project = self._found(values.get("programme"), number) if number else None
        return values

    def _found(self, programme: Any, number: int) -> SubProject | None:
        if programme is None:
            self.add_error("programme", _("Choose the programme that the sub-project belongs to."))
            return None
        found = SubProject.objects.filter(programme=programme, number=number).first()
        if found is None:
            self.add_error("sub_project_number", _("The programme has no sub-project with this number."))
        return found


class DecisionForm(AboutProgrammeForm):
    """What a body decided; it may be about an earlier decision."""

    not_a_choice = {"concerns": _("Choose another decision: one cannot be about itself.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            earlier = self.fields["concerns"]
            earlier.queryset = earlier.queryset.exclude(pk=self.instance.pk)


class EventForm(AboutProgrammeForm, NamedInAddressForm):
    """A seminar, a dialogue meeting, a press conference or a visit. More seats go to those who wait for one."""

    def complete(self) -> None:
        super().complete()
        self.instance.derive()

    def store(self) -> None:
        with transaction.atomic():
            super().store()
            if self.instance.takes_sign_ups:
                fill_seats(self.instance, at=timezone.now())


class MessageForm(EditorForm):
    """Handling a message: what the visitor wrote is never changed."""

    is_handled = forms.BooleanField(
        label=_("Handled"), required=False, help_text=_("Tick the box when nothing more has to be done.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_handled"] = self.instance.handled_at is not None
        for name, is_sent in (("reply", self.instance.reply), ("rule", self.instance.rule)):
            for each in (name, "replied_by" if name == "reply" else "rule_note"):
                self.fields[each].disabled = bool(is_sent)

    def complete(self) -> None:
        is_handled = self.cleaned_data.get("is_handled", False)
        if is_handled != (self.instance.handled_at is not None):
            self.instance.handled_at = timezone.now() if is_handled else None

    def store(self) -> None:
        answers.handle(self.instance, by=self.for_user, at=timezone.now())
