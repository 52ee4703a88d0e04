"""Sub-projects, their milestones and their status reports."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor import filters
from framsteg.cms.editor.forms import programme as forms
from framsteg.cms.editor.views.sub_projects import SubProjectEditView, SubProjectIndexView
from framsteg.programme.models import Milestone, StatusReport, SubProject

from .base import EditorViewSet, english, provenance, row
from .programme import MARKDOWN, PartViewSet


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
        "number", "code", "title", "programme.title", "main_area", "stage", "stage_as_of", "lead_unit", "owner",
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
                row("number", "code"),
                FieldPanel("title"),
                FieldPanel("main_area"),
                FieldPanel("summary"),
                FieldPanel("body", help_text=MARKDOWN),
            ],
            heading=_("The sub-project"),
        ),
        MultiFieldPanel(
            [
                row("lead_unit", "owner"),
                FieldPanel("taking_part"),
                FieldPanel("place"),
                FieldPanel("decision"),
            ],
            heading=_("Who, where and by which decision"),
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
            [
                FieldPanel("title"),
                FieldPanel("original_date"),
                row("replanned_date", "reached_on"),
                FieldPanel("reason"),
            ],
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
