from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.viewsets.base import EditorViewSet, english, provenance
from framsteg.cms.editor.viewsets.programme import MARKDOWN
from framsteg.reports.models import Release

from . import views
from .forms import ReleaseForm


class ReleaseViewSet(EditorViewSet):
    model = Release
    icon = "date"
    menu_label = _("Releases")
    menu_order = 77
    add_to_admin_menu = True
    base_form_class = ReleaseForm
    delete_view_class = views.RemoveReleaseView
    initial_from_address = ("programme", "title")
    related = ("municipality", "programme")
    ordering = "-pk"
    title_sort = "title"
    list_display = ["programme", "state", "release_at"]
    list_export = ["title", "programme", "state", "release_at", "released_at"]
    export_filename = "publiceringar"
    search_fields = ("title", "title_en")
    empty_text = _("There is no release yet. It makes a report, its news and its pages public in one moment.")
    form_help = _(
        "First what the press page says. Then take in the report, the news and the pages, and set the time."
    )
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("summary"),
                FieldPanel("programme"),
                FieldPanel("event"),
                FieldPanel("contact"),
                FieldPanel("is_announced"),
                FieldPanel("slug"),
            ],
            heading=_("The press page"),
        ),
        MultiFieldPanel([FieldPanel("questions", help_text=MARKDOWN)], heading=_("Questions and answers")),
        english("title_en", "summary_en", "questions_en"),
        provenance(),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("release:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        acts = {
            "take-in": views.AddItemView,
            "leave-out": views.RemoveItemView,
            "schedule": views.ScheduleView,
            "publish-now": views.PublishNowView,
            "call-off": views.CallOffView,
            "retract": views.RetractView,
            "invite": views.InviteView,
            "revoke": views.RevokeView,
        }
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self._view(views.ReleaseWorkspace), name="workspace"),
            *(
                path(f"<int:pk>/{name}/", self._view(view), name=name.replace("-", "_"))
                for name, view in acts.items()
            ),
        ]
