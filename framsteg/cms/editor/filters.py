"""Filters of the lists. What can be chosen in them belongs to the user's own municipalities."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.accounts.rules.access import Right
from framsteg.audit.models import Visibility
from framsteg.participation.models import Event, Message
from framsteg.programme.models import (
    ClosingAnswer,
    Decision,
    DecisionFollowUp,
    PriorityArea,
    Programme,
    StatusReport,
    SubProject,
)

from .forms.base import ordered
from .subjects import allowed


class EditorFilterSet(WagtailFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.filters.values():
            if isinstance(each, django_filters.ModelChoiceFilter):
                each.queryset = self._choices(each.extra["queryset"].model)
                each.extra["queryset"] = each.queryset

    def _choices(self, model: Any) -> QuerySet[Any]:
        rows = allowed(model, self.request.user, [Right.VIEW])
        programme = self.data.get("programme", "") if self.data else ""
        if model is PriorityArea:
            rows = rows.order_by("programme__title", "number").select_related("programme")
            return rows.filter(programme=programme) if programme.isdecimal() else rows
        return ordered(rows)


def chosen(model: Any, label: Any, **options: Any) -> Any:
    return django_filters.ModelChoiceFilter(queryset=model.objects.all(), label=label, **options)


def _hidden(field: str) -> Any:
    return django_filters.NumberFilter(field_name=field, label="", widget=forms.HiddenInput)


def _visibility() -> Any:
    return django_filters.ChoiceFilter(
        choices=Visibility.choices, label=_("Visibility"), empty_label=_("All")
    )


def part_filter_set(part: Any) -> type[EditorFilterSet]:
    """The filters of a part of a programme: which programme."""

    class PartFilterSet(EditorFilterSet):
        programme = chosen(Programme, _("Programme"))

        class Meta:
            model = part
            fields = ["programme"]

    return PartFilterSet


class ProgrammeFilterSet(EditorFilterSet):
    class Meta:
        model = Programme
        fields = ["kind", "visibility"]


class SubProjectFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"))
    main_area = chosen(PriorityArea, _("Main area"))
    lead_unit = chosen(OrganisationUnit, _("Lead unit"))
    owner = chosen(Role, _("Responsible"))
    visibility = _visibility()

    class Meta:
        model = SubProject
        fields = ["programme", "main_area", "stage", "lead_unit", "owner", "visibility"]


class StatusReportFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"), field_name="sub_project__programme")
    sub_project = _hidden("sub_project")

    class Meta:
        model = StatusReport
        fields = ["programme", "stage", "sub_project"]


class DecisionFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"))
    visibility = _visibility()

    class Meta:
        model = Decision
        fields = ["programme", "outcome", "visibility"]


class FollowUpFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"), field_name="decision__programme")
    decision = _hidden("decision")

    class Meta:
        model = DecisionFollowUp
        fields = ["programme", "state", "decision"]


class ClosingAnswerFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"), field_name="sub_project__programme")

    class Meta:
        model = ClosingAnswer
        fields = ["programme", "kind"]


class EventFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"))
    visibility = _visibility()

    class Meta:
        model = Event
        fields = ["programme", "kind", "visibility"]


class MessageFilterSet(EditorFilterSet):
    handled_at = django_filters.BooleanFilter(
        lookup_expr="isnull",
        exclude=True,
        label=_("Handled"),
        widget=forms.Select(choices=[("", _("All")), ("false", _("Not handled")), ("true", _("Handled"))]),
    )

    class Meta:
        model = Message
        fields = ["handled_at", "kind"]


class UnitFilterSet(EditorFilterSet):
    class Meta:
        model = OrganisationUnit
        fields = ["kind"]
