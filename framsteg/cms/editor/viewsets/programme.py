"""The programme and its parts."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor import filters
from framsteg.cms.editor.forms import programme as forms
from framsteg.cms.editor.views.lists import DayColumn
from framsteg.cms.editor.views.sub_projects import SubProjectEditView, SubProjectIndexView
from framsteg.cms.editor.views.workspace import OpenView, WorkspaceView
from framsteg.programme.models import (
    Appropriation,
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    StatusReport,
    SubProject,
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
    base_form_class = forms.OrderedForm
    ordering = ("programme", "order")
    list_display = ["programme", "order", "is_measurable"]
    search_fields = ("title", "text")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("order"),
                FieldPanel("title"),
                FieldPanel("is_measurable"),
                FieldPanel("owner"),
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


class SubProjectViewSet(PartViewSet):
    model = SubProject
    icon = "folder-open-inverse"
    menu_label = _("Sub-projects")
    menu_order = 60
    add_to_admin_menu = True
    index_view_class = SubProjectIndexView
    edit_view_class = SubProjectEditView
    base_form_class = forms.SubProjectForm
    is_publishable = True
    has_bulk_actions = True
    ordering = ("programme", "number")
    title_sort = "number"
    related = ("programme__municipality", "main_area", "lead_unit", "owner")
    list_display = ["main_area", "stage", "lead_unit", "planned_end", "visibility"]
    list_export = [
        "number", "title", "programme.title", "main_area", "stage", "stage_as_of", "lead_unit", "owner",
        "planned_start", "planned_end", "started_on", "ended_on", "place", "visibility", "summary",
    ]  # fmt: skip
    export_headings = {"programme.title": _("Programme")}
    export_filename = "delprojekt"
    filterset_class = filters.SubProjectFilterSet
    search_fields = ("search_text",)
    empty_text = _("There are no sub-projects yet. Open a programme and add them there.")
    form_help = _("The stage follows from the latest status report. Save first, and then report.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("title"),
                FieldPanel("main_area"),
                FieldPanel("summary"),
                FieldPanel("body", help_text=MARKDOWN),
            ],
            heading=_("The sub-project"),
        ),
        MultiFieldPanel(
            [row("lead_unit", "owner"), FieldPanel("taking_part"), FieldPanel("place")],
            heading=_("Who and where"),
        ),
        MultiFieldPanel(
            [row("planned_start", "planned_end"), row("started_on", "ended_on")], heading=_("Time")
        ),
        MultiFieldPanel(
            [FieldPanel("other_areas")], heading=_("Other areas it touches"), classname="collapsed"
        ),
        MultiFieldPanel(
            [FieldPanel("became"), FieldPanel("became_url"), FieldPanel("became_programme")],
            heading=_("What it became"),
            classname="collapsed",
        ),
        english("title_en", "summary_en", "body_en", "became_en"),
        provenance(),
    ]


class MilestoneViewSet(EditorViewSet):
    model = Milestone
    icon = "thumbtack"
    owner_field = "sub_project"
    base_form_class = forms.MilestoneForm
    related = ("sub_project__programme__municipality",)
    ordering = ("sub_project", "original_date")
    list_display = ["sub_project", "original_date", "replanned_date", "reached_on"]
    search_fields = ("title", "title_en")
    form_help = _("The original date stays when the milestone is replanned.")
    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("original_date"), row("replanned_date", "reached_on")],
            heading=_("The milestone"),
        ),
        english("title_en"),
    ]

    def url_after(self, instance: Any) -> str:
        return reverse("subproject:open", args=[instance.sub_project_id])


class StatusReportViewSet(EditorViewSet):
    """Reports are only ever added. A mistake is corrected by a newer report."""

    model = StatusReport
    icon = "form"
    owner_field = "sub_project"
    without = frozenset({"change", "delete"})
    base_form_class = forms.StatusReportForm
    related = ("sub_project__programme__municipality", "reported_by")
    ordering = "-as_of"
    list_display = ["sub_project", "as_of", "stage", "reported_by"]
    list_export = [
        "sub_project",
        "as_of",
        "stage",
        "outlook_time",
        "outlook_cost",
        "outlook_result",
        "text",
        "reported_by",
    ]
    export_filename = "lagesrapporter"
    filterset_class = filters.StatusReportFilterSet
    search_fields = ("text", "sub_project__search_text")
    empty_text = _("Nobody has reported yet. Open a sub-project and choose “Report where it stands”.")
    form_help = _(
        "A report stays as it is once it is saved. To correct it, add a newer one for the same day."
    )
    panels = [
        MultiFieldPanel(
            [row("as_of", "stage"), FieldPanel("text", help_text=MARKDOWN), FieldPanel("reported_by")],
            heading=_("Where it stands"),
        ),
        MultiFieldPanel(
            [row("outlook_time", "outlook_cost", "outlook_result")],
            heading=_("Outlook"),
            help_text=_("Only while the sub-project is ongoing."),
        ),
        english("text_en"),
        provenance(),
    ]

    def url_after(self, instance: Any) -> str:
        return reverse("subproject:open", args=[instance.sub_project_id])


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
