"""The programme and its parts."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor import filters
from framsteg.cms.editor.forms import programme as forms
from framsteg.cms.editor.views.closing import CloseView, ClosingView, ReopenView
from framsteg.cms.editor.views.lists import DayColumn
from framsteg.cms.editor.views.trace import TraceFileView, TraceView
from framsteg.cms.editor.views.workspace import OpenView, WorkspaceView
from framsteg.programme.models import (
    Appropriation,
    Goal,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
)

from .base import EditorViewSet, dates, english, provenance, row

MARKDOWN = _(
    "Paragraphs are separated by an empty line. **bold**, - lists and [links](https://…) can be used."
)


STARTS = DayColumn("starts_on", "starts_precision", label=_("Starts"))
ENDS = DayColumn("ends_on", "ends_precision", label=_("Ends"))


class OpenProgramme(OpenView):
    """A programme opens in its workspace, which everybody who may read it can use."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        super().get(request, pk)
        return HttpResponseRedirect(reverse("programme:workspace", args=[pk]))


class ProgrammeViewSet(EditorViewSet):
    model = Programme
    icon = "tasks"
    menu_label = _("Programmes")
    menu_order = 50
    add_to_admin_menu = True
    base_form_class = forms.ProgrammeForm
    is_publishable = True
    related = ("municipality",)
    ordering = "title"
    title_sort = "title"
    list_display = ["kind", STARTS, ENDS, "visibility"]
    list_export = ["title", "kind", "summary", "starts_on", "ends_on", "visibility", "municipality.name"]
    export_headings = {"municipality.name": _("Municipality")}
    export_filename = "program"
    filterset_class = filters.ProgrammeFilterSet
    search_fields = ("title", "title_en", "summary")
    empty_text = _("There is no programme yet. Add the first: a title is enough to begin with.")
    form_help = _("A title is enough to begin with. The programme is a draft until you publish it.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("kind"),
                FieldPanel("summary"),
                FieldPanel("body", help_text=MARKDOWN),
                FieldPanel("slug"),
            ],
            heading=_("The programme"),
        ),
        dates("starts_on", "starts_precision", "ends_on", "ends_precision"),
        english("title_en", "summary_en", "body_en"),
        provenance(),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("programme:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        patterns = [each for each in super().get_urlpatterns() if each.name != "open"]
        return [
            *patterns,
            path("open/<int:pk>/", self._view(OpenProgramme), name="open"),
            path("<int:pk>/", self._view(WorkspaceView), name="workspace"),
            path("<int:pk>/closing/", self._view(ClosingView), name="ending"),
            path("<int:pk>/closing/close/", self._view(CloseView), name="close"),
            path("<int:pk>/closing/reopen/", self._view(ReopenView), name="reopen"),
            path("<int:pk>/trace/", self._view(TraceView), name="trace"),
            path("<int:pk>/trace.xlsx", self._view(TraceFileView), name="trace_file"),
        ]


class PartViewSet(EditorViewSet):
    """A part of a programme, reached from the programme's workspace."""

    owner_field = "programme"
    related: tuple[str, ...] = ("programme__municipality",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if type(self).__dict__.get("filterset_class") is None:
            self.__dict__["filterset_class"] = filters.part_filter_set(self.model)


class PhaseViewSet(PartViewSet):
    model = Phase
    icon = "date"
    base_form_class = forms.OrderedForm
    ordering = ("programme", "order")
    list_display = ["programme", "order", "kind", STARTS, ENDS]
    search_fields = ("title", "text")
    panels = [
        MultiFieldPanel(
            [row("order", "kind"), FieldPanel("title"), FieldPanel("text", help_text=MARKDOWN)],
            heading=_("The phase"),
        ),
        dates("starts_on", "starts_precision", "ends_on", "ends_precision"),
        english("title_en", "text_en"),
        provenance(),
    ]


class GoalViewSet(PartViewSet):
    model = Goal
    icon = "success"
    base_form_class = forms.GoalForm
    ordering = ("programme", "order")
    list_display = ["programme", "order", "is_measurable"]
    search_fields = ("title", "text")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("order"),
                FieldPanel("title"),
                row("is_measurable", "indicator"),
                row("owner", "decision"),
                FieldPanel("text", help_text=MARKDOWN),
            ],
            heading=_("The goal"),
        ),
        english("title_en", "text_en"),
        provenance(),
    ]


class PriorityAreaViewSet(PartViewSet):
    model = PriorityArea
    icon = "list-ol"
    base_form_class = forms.NumberedForm
    ordering = ("programme", "number")
    title_sort = "number"
    list_display = ["programme", "owner"]
    related = ("programme__municipality", "owner")
    list_export = ["number", "title", "programme.title", "owner"]
    export_headings = {"programme.title": _("Programme")}
    export_filename = "prioriterade-omraden"
    search_fields = ("title", "title_en", "text")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("title"),
                FieldPanel("owner"),
                FieldPanel("text", help_text=MARKDOWN),
            ],
            heading=_("The area"),
        ),
        english("title_en", "text_en"),
        provenance(),
    ]


class AppropriationViewSet(PartViewSet):
    model = Appropriation
    icon = "table"
    base_form_class = forms.AppropriationForm
    ordering = ("programme", "budget_year")
    list_display = ["programme", "budget_year", "funder"]
    list_export = ["programme.title", "budget_year", "amount_ore", "funder", "decision"]
    export_headings = {"programme.title": _("Programme")}
    export_filename = "anslag"
    search_fields = ("funder",)
    related = ("programme__municipality", "decision")
    panels = [
        MultiFieldPanel(
            [row("budget_year", "amount_ore"), FieldPanel("funder"), FieldPanel("decision")],
            heading=_("Money set aside"),
        ),
        provenance(),
    ]


class ProgrammeRoleViewSet(PartViewSet):
    model = ProgrammeRole
    icon = "user"
    base_form_class = forms.ProgrammeLinkForm
    related = ("programme__municipality", "role")
    ordering = ("programme", "function", "order")
    list_display = ["programme", "function"]
    search_fields = ("role__title",)
    form_help = _("The role has to exist first: see Organisation, Roles.")
    panels = [
        MultiFieldPanel([FieldPanel("role"), row("function", "order")], heading=_("Role in the programme"))
    ]


class ProgrammeUnitViewSet(PartViewSet):
    model = ProgrammeUnit
    icon = "group"
    base_form_class = forms.ProgrammeLinkForm
    related = ("programme__municipality", "unit")
    ordering = ("programme", "part", "order")
    list_display = ["programme", "part"]
    search_fields = ("unit__name",)
    form_help = _("The unit has to exist first: see Organisation, Units.")
    panels = [MultiFieldPanel([FieldPanel("unit"), row("part", "order")], heading=_("Unit in the programme"))]
