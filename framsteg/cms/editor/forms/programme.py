"""Forms for the programme and its parts."""

from typing import Any

from django import forms
from django.db.models import Max, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from framsteg.indicators.models import Indicator
from framsteg.lib.text import slug
from framsteg.programme import actions
from framsteg.programme.queries.asks import open_round

from .base import EditorForm
from .fields import AmountField


def next_number(model: type[Model], field: str, **where: Any) -> int:
    """One more than the highest number so far."""
    highest: int | None = model._default_manager.filter(**where).aggregate(highest=Max(field))["highest"]
    return (highest or 0) + 1


def free_slug(model: type[Model], wanted: str, **where: Any) -> str:
    """`wanted`, or `wanted`-2, -3 … where it is taken."""
    taken = set(
        model._default_manager.filter(slug__startswith=wanted, **where).values_list("slug", flat=True)
    )
    tries = (wanted if number == 1 else f"{wanted[:74]}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in tries if each not in taken)


class NamedInAddressForm(EditorForm):
    """For what has a name in addresses: made from the title unless one is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = (
            _("Leave empty, and the name is made from the title.")
            if self.instance.pk is None
            else _("Links that others have saved stop working when it is changed.")
        )

    def complete(self) -> None:
        if not self.instance.slug and self.instance.title:
            self.instance.slug = free_slug(
                type(self.instance), slug(self.instance.title), municipality=self.instance.municipality_id
            )


class ProgrammeForm(NamedInAddressForm):
    """A programme of a municipality."""


class NumberedForm(EditorForm):
    """A part of a programme that is numbered in order: the next number is suggested."""

    owner_field = "programme"
    number_field = "number"

    def suggest(self) -> None:
        self.initial[self.number_field] = next_number(
            type(self.instance), self.number_field, programme=self.instance.programme_id
        )


class OrderedForm(NumberedForm):
    number_field = "order"


class GoalForm(OrderedForm):
    """A goal may be measured by an indicator that all municipalities share, or by one of the municipality's own."""

    def choices_for(self, model: type[Model]) -> QuerySet[Any]:
        if model is not Indicator:
            return super().choices_for(model)
        own_or_shared = Q(municipality=None) | Q(municipality=self.instance.programme.municipality_id)
        return Indicator.objects.filter(own_or_shared).order_by("title")


class SubProjectForm(NumberedForm):
    """A sub-project. What it became and its other areas are limited to what can be right."""

    not_a_choice = {
        "main_area": _("Choose an area of the same programme."),
        "became_programme": _("Choose another programme than the one the sub-project is in."),
    }

    class Meta(WagtailAdminModelForm.Meta):
        widgets = {
            "other_areas": forms.CheckboxSelectMultiple,
            "taking_part": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programmes = self.fields["became_programme"]
        programmes.queryset = programmes.queryset.exclude(pk=self.instance.programme_id)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        others = values.get("other_areas")
        if others and values.get("main_area") in others:
            self.add_error("other_areas", _("The main area is counted already: choose only the others."))
        return values


class MilestoneForm(EditorForm):
    """A milestone. Planning it for another day is a move, which is kept with its reason."""

    owner_field = "sub_project"
    reason = forms.CharField(
        label=_("Why it is moved"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when it is planned for another day than before."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.replanned_before = self.instance.replanned_date
        self.planned_before = self.instance.planned if self.instance.pk else None
        if self.planned_before is None:
            del self.fields["reason"]

    @property
    def is_moved(self) -> bool:
        """Whether it is planned for another day; an original day that is only written right is no move."""
        replanned = self.instance.replanned_date
        return (
            self.planned_before is not None
            and replanned != self.replanned_before
            and (replanned or self.instance.original_date) != self.planned_before
        )

    def complete(self) -> None:
        if self.is_moved and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Write why the milestone is moved."))

    def store(self) -> None:
        if not self.is_moved:
            super().store()
            return
        actions.milestones.replan(
            self.instance,
            to=self.instance.planned,
            reason=self.cleaned_data["reason"],
            by=self.for_user,
            at=timezone.now(),
        )


class StatusReportForm(EditorForm):
    """A new report. Reports are only ever added: a mistake is corrected by a newer report."""

    owner_field = "sub_project"

    def suggest(self) -> None:
        """Today; while a round is open, the day that it asks about."""
        round_ = open_round(self.instance.sub_project.programme)
        self.initial["as_of"] = round_.as_of if round_ else self.today
        if round_:
            self.fields["as_of"].help_text = _("A report as of this day answers the open round too.")

    def complete(self) -> None:
        self.instance.created_at = timezone.now()

    def store(self) -> None:
        actions.answers.report_in_editor(self.instance, by=self.for_user, at=timezone.now())


class ProgrammeLinkForm(EditorForm):
    """A role or a unit and its part in a programme."""

    owner_field = "programme"

    def suggest(self) -> None:
        self.initial["order"] = next_number(
            type(self.instance), "order", programme=self.instance.programme_id
        )


class AppropriationForm(EditorForm):
    """Money set aside: the amount is typed as people write it and kept in öre."""

    owner_field = "programme"
    amount_ore = AmountField(
        label=_("Amount"), help_text=_("For example “1 700 000”, “1 700 tkr” or “1,7 mkr”.")
    )

    def suggest(self) -> None:
        start = self.instance.programme.starts_on
        self.initial["budget_year"] = start.year if start else self.today.year
