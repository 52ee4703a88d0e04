"""Forms for what is said of decisions, targets that rest on them, and answers at closing."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.cms.editor.subjects import within
from framsteg.indicators.models import Target
from framsteg.programme import actions
from framsteg.programme.models import Decision, Programme

from .base import EditorForm, ordered


class FollowUpForm(EditorForm):
    """A new statement. It is only ever added."""

    owner_field = "decision"

    def suggest(self) -> None:
        self.initial["as_of"] = self.today

    def complete(self) -> None:
        self.instance.created_at = timezone.now()

    def store(self) -> None:
        actions.decisions.follow_up(self.instance, by=self.for_user, at=timezone.now())


class TargetDecisionForm(EditorForm):
    """Only targets of the municipality that name no decision yet, and the one that is chosen."""

    owner_field = "decision"

    def choices_for(self, model: type[Model]) -> QuerySet[Any]:
        if model is not Target:
            return super().choices_for(model)
        mine = Target.objects.filter(municipality=self.instance.decision.municipality_id)
        free = mine.filter(decision_link=None) | mine.filter(pk=self.instance.target_id)
        return free.select_related("indicator").order_by("indicator__title", "period")


class ClosingAnswerForm(EditorForm):
    """The programme that it continues in is another one of the municipality."""

    owner_field = "sub_project"

    def choices_for(self, model: type[Model]) -> QuerySet[Any]:
        if model is not Programme:
            return super().choices_for(model)
        programme = self.instance.sub_project.programme
        others = within(Programme, programme.municipality).exclude(pk=programme.pk)
        return ordered(others)


class CloseForm(forms.Form):
    """When the programme is closed, by which decision, and anything more that is to be told in public."""

    on = forms.DateField(
        label=_("Closed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(), label=_("Decision"), required=False, empty_label=_("No decision is named")
    )
    reason = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown in public. Not needed."),
    )

    def __init__(self, *args: Any, municipality: Municipality, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decision: Any = self.fields["decision"]
        decision.queryset = ordered(within(Decision, municipality))
        self.fields["on"].initial = today


class ReopenForm(forms.Form):
    """Why a closed programme is opened again; that is shown in public."""

    on = forms.DateField(
        label=_("Opened again on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown in public."),
    )

    def __init__(self, *args: Any, municipality: Municipality, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
