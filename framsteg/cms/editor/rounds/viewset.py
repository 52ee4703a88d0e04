from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.viewsets.base import english, provenance, row
from framsteg.cms.editor.viewsets.programme import MARKDOWN, PartViewSet
from framsteg.programme.models import ReportingRound

from . import acts, follow
from .forms import RoundForm


class RoundViewSet(PartViewSet):
    model = ReportingRound
    icon = "calendar-check"
    menu_label = _("Reporting rounds")
    menu_order = 65
    add_to_admin_menu = True
    edit_view_class = follow.RoundEditView
    delete_view_class = follow.RoundDeleteView
    base_form_class = RoundForm
    ordering = ("-as_of",)
    title_sort = "as_of"
    list_display = ["programme", "as_of", "due_on", "state"]
    list_export = ["title", "programme.title", "as_of", "opens_on", "due_on", "state", "closed_at"]
    export_headings = {"programme.title": _("Programme")}
    export_filename = "uppfoljningar"
    search_fields = ("title", "title_en")
    empty_text = _("There is no reporting round yet. Plan the first: a day as of which everyone reports.")
    form_help = _("Planning a round asks nobody yet. You open it when it is time.")
    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("as_of"), row("opens_on", "due_on")], heading=_("The round")
        ),
        MultiFieldPanel(
            [
                FieldPanel("asks_outlook"),
                FieldPanel("asks_milestones"),
                FieldPanel("asks_forecast"),
                FieldPanel("asks_done"),
                FieldPanel("text_rule"),
                FieldPanel("message", help_text=MARKDOWN),
            ],
            heading=_("What is asked"),
        ),
        english("title_en"),
        provenance(),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("reportinground:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        patterns = [each for each in super().get_urlpatterns() if each.name != "open"]
        views = {
            "opening": acts.OpeningView,
            "closing": acts.ClosingView,
            "take_back": acts.TakeBackView,
            "ask_anew": acts.AskAnewView,
            "remind": acts.RemindView,
        }
        return [
            *patterns,
            path("open/<int:pk>/", self._view(follow.OpenRound), name="open"),
            path("<int:pk>/", self._view(follow.FollowView), name="workspace"),
            *(path(f"<int:pk>/{name}/", self._view(view), name=name) for name, view in views.items()),
        ]
