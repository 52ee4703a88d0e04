from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.viewsets.base import EditorViewSet, english, provenance, row
from framsteg.cms.editor.viewsets.programme import MARKDOWN
from framsteg.reports.models import ReportDraft, ReportText

from . import news, views
from .forms import ReportDraftForm, ReportTextForm


class ReportDraftViewSet(EditorViewSet):
    model = ReportDraft
    icon = "doc-full-inverse"
    menu_label = _("Final reports")
    menu_order = 76
    add_to_admin_menu = True
    base_form_class = ReportDraftForm
    delete_view_class = views.DiscardReportView
    owner_field = "programme"
    related = ("programme__municipality", "sub_project")
    ordering = "-pk"
    list_display = ["programme", "kind", "as_of", "number", "state"]
    list_export = ["programme", "kind", "as_of", "number", "state"]
    export_filename = "rapporter"
    search_fields = ("programme__title", "slug")
    empty_text = _("There is no report yet. Open a programme and choose “Prepare final report”.")
    form_help = _(
        "The text is proposed from the data as of the day you choose. Only what people must say themselves is left "
        "to write."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("sub_project"), row("as_of", "in_english")],
            heading=_("The report"),
        ),
        MultiFieldPanel([FieldPanel("changes", help_text=MARKDOWN)], heading=_("Only for a new edition")),
        english("changes_en"),
        provenance(),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("reportdraft:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        acts = {
            "review": views.ReviewView,
            "reopen": views.ReopenView,
            "comment": views.CommentView,
            "settle": views.SettleView,
            "sign": views.SignView,
            "claims": views.ClaimsView,
            "write-news": news.WriteNewsView,
        }
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self._view(views.ReportWorkspace), name="workspace"),
            *(
                path(f"<int:pk>/{name}/", self._view(view), name=name.replace("-", "_"))
                for name, view in acts.items()
            ),
        ]


class ReportTextViewSet(EditorViewSet):
    """The texts of a report: there is one for each place, so that none is added or removed by hand."""

    model = ReportText
    icon = "edit"
    owner_field = "draft"
    without = frozenset({"add", "delete"})
    base_form_class = ReportTextForm
    related = ("draft__programme__municipality",)
    ordering = ("draft", "place", "language")
    list_display = ["draft", "language", "updated_at"]
    search_fields = ("title", "text")
    form_help = _(
        "Write a figure as [[its key]], and it follows the data in every format. The keys stand in the report’s table "
        "of figures. Blank line between paragraphs, a hyphen before each point of a list, **bold**."
    )
    panels = [FieldPanel("text")]

    def url_after(self, instance: Any) -> str:
        return reverse("reportdraft:workspace", args=[instance.draft_id])
