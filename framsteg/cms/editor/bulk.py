"""Changing the same thing on many sub-projects: a question first, one action, an audit row for each."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.audit.models import Visibility
from framsteg.audit.recording import StaleEdit
from framsteg.lib.text import folded
from framsteg.programme.actions.sub_projects import change_many
from framsteg.programme.models import PriorityArea, SubProject

from .filters import SubProjectFilterSet
from .forms.base import ordered
from .subjects import allowed, within


class ChangeSubProjects(BulkAction):
    """Sets one field. All the sub-projects must belong to one programme, so that the choices are the same for all."""

    models = [SubProject]
    template_name = "cms/editor/bulk.html"
    field = ""
    question: Any = ""
    right = Right.CHANGE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user, self.right, Kind.PROGRAMME):
            raise PermissionDenied
        self.sub_projects = list(self.chosen())
        if not self.sub_projects:
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def chosen(self) -> QuerySet[SubProject]:
        """Those ticked, or all that the list shows; never any that the user may not change."""
        rows = allowed(SubProject, self.request.user, [self.right])
        rows = rows.select_related("programme__municipality", "main_area", "lead_unit", "owner")
        numbers = self.request.GET.getlist("id")
        if "all" not in numbers:
            return rows.filter(pk__in=[each for each in numbers if each.isdecimal()]).order_by("number")
        return self._all_in_list(rows)

    def _all_in_list(self, rows: QuerySet[SubProject]) -> QuerySet[SubProject]:
        shown = QueryDict(urlsplit(self.next_url).query)
        filters = SubProjectFilterSet(shown, queryset=rows, request=self.request)
        found = filters.qs if filters.is_valid() else rows.none()
        for word in folded(shown.get("q", "")).split():
            found = found.filter(search_text__contains=word)
        return found.order_by("number")

    def get_actionable_objects(self) -> tuple[list[SubProject], dict[str, list[Any]]]:
        return self.sub_projects, {"items_with_no_access": []}

    def get_form(self, form_class: Any = None) -> forms.Form:
        form = forms.Form(self.request.POST or None)
        form.fields["value"] = self.field_for(self.sub_projects[0])
        return form

    def field_for(self, sub_project: SubProject) -> forms.Field:
        """The field that asks for the new value."""
        raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "question": self.question,
            "sub_projects": self.sub_projects,
            "is_mixed": len({each.programme_id for each in self.sub_projects}) > 1,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        if len({each.programme_id for each in self.sub_projects}) > 1:
            form.add_error(None, _("Choose sub-projects of one programme at a time."))
            return self.form_invalid(form)
        try:
            response: HttpResponse = super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error.messages)
        except StaleEdit:
            form.add_error(None, _("Somebody else changed one of them at the same moment. Try again."))
        else:
            return response
        return self.form_invalid(form)

    def get_execution_context(self) -> dict[str, Any]:
        return {"values": {self.field: self.cleaned_form.cleaned_data["value"]}, "by": self.request.user}

    @classmethod
    def execute_action(
        cls, objects: Iterable[SubProject], *, values: dict[str, Any], by: Any, **kwargs: Any
    ) -> tuple[int, int]:
        return change_many(objects, values, by=by, at=timezone.now()), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(number)d sub-project has been changed.",
            "%(number)d sub-projects have been changed.",
            num_parent_objects,
        ) % {"number": num_parent_objects}


class ChangeMainArea(ChangeSubProjects):
    display_name = _("Main area")
    aria_label = _("Change the main area of the chosen sub-projects")
    action_type = "main-area"
    action_priority = 10
    field = "main_area"
    question = _("Which area is to be their main area?")

    def field_for(self, sub_project: SubProject) -> forms.Field:
        areas = PriorityArea.objects.filter(programme=sub_project.programme).order_by("number")
        return forms.ModelChoiceField(areas, label=_("Main area"))


class ChangeLeadUnit(ChangeSubProjects):
    display_name = _("Lead unit")
    aria_label = _("Change the lead unit of the chosen sub-projects")
    action_type = "lead-unit"
    action_priority = 20
    field = "lead_unit"
    question = _("Which unit is to lead them?")

    def field_for(self, sub_project: SubProject) -> forms.Field:
        units = ordered(within(OrganisationUnit, sub_project.programme.municipality))
        return forms.ModelChoiceField(units, required=False, label=_("Lead unit"), empty_label=_("No unit"))


class ChangeOwner(ChangeSubProjects):
    display_name = _("Responsible")
    aria_label = _("Change who is responsible for the chosen sub-projects")
    action_type = "owner"
    action_priority = 30
    field = "owner"
    question = _("Which role is to be responsible for them?")

    def field_for(self, sub_project: SubProject) -> forms.Field:
        roles = ordered(within(Role, sub_project.programme.municipality))
        return forms.ModelChoiceField(roles, required=False, label=_("Responsible"), empty_label=_("Nobody"))


class ChangeVisibility(ChangeSubProjects):
    display_name = _("Publish or withdraw")
    aria_label = _("Make the chosen sub-projects public, or drafts again")
    action_type = "visibility"
    action_priority = 40
    field = "visibility"
    right = Right.PUBLISH
    question = _("Are they to be public, or drafts?")

    def field_for(self, sub_project: SubProject) -> forms.Field:
        return forms.ChoiceField(choices=Visibility.choices, label=_("Visibility"), widget=forms.RadioSelect)


ACTIONS = (ChangeMainArea, ChangeLeadUnit, ChangeOwner, ChangeVisibility)
