from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from framsteg.cms.editor.filters import EditorFilterSet, chosen
from framsteg.cms.editor.viewsets.base import EditorViewSet, english
from framsteg.participation.models import Contribution, Event, Theme

from . import views
from .forms import ContributionForm, ThemeForm


class ContributionFilterSet(EditorFilterSet):
    event = chosen(Event, _("Event"))

    class Meta:
        model = Contribution
        fields = ["event", "moderation", "state", "group", "channel"]


class ContributionViewSet(EditorViewSet):
    """Views are given, typed in, published and answered; none is removed (docs/adr/0046)."""

    model = Contribution
    icon = "comment"
    menu_label = _("Views")
    menu_order = 81
    add_to_admin_menu = True
    without = frozenset({"delete"})
    base_form_class = ContributionForm
    owner_field = "event"
    related = ("event__municipality", "theme")
    ordering = ("-pk",)
    list_display = [
        Column("words", label=_("Text"), accessor=lambda each: each.text[:80]),
        "event",
        "theme",
        "given_at",
        "moderation",
        "state",
    ]
    list_export = [
        "pk",
        "event",
        "text",
        "language",
        "group",
        "theme",
        "channel",
        "given_at",
        "moderation",
        "state",
    ]
    export_filename = "synpunkter"
    filterset_class = ContributionFilterSet
    search_fields = ("text",)
    empty_text = _(
        "No views yet. They come from phones at an event, from paper notes that you type in, or from a sheet."
    )
    form_help = _("Write down what was said, word for word, without saying who said it.")
    panels = [
        MultiFieldPanel(
            [FieldPanel("text"), FieldPanel("group"), FieldPanel("theme")], heading=_("The view")
        ),
        MultiFieldPanel([FieldPanel("publish_now"), FieldPanel("form_token")], heading=_("Publication")),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("contribution:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        patterns = [each for each in super().get_urlpatterns() if each.name != "open"]
        acts = {
            "publish": views.Publish,
            "withhold": views.Withhold,
            "merge": views.Merge,
            "part": views.Part,
            "answer": views.Answer,
            "join": views.Join,
            "unjoin": views.Unjoin,
        }
        return [
            *patterns,
            path("open/<int:pk>/", self._view(views.OpenContribution), name="open"),
            path("<int:pk>/", self._view(views.ContributionWorkspace), name="workspace"),
            *(path(f"<int:pk>/{name}/", self._view(view), name=name) for name, view in acts.items()),
        ]


class ThemeViewSet(EditorViewSet):
    model = Theme
    icon = "tag"
    base_form_class = ThemeForm
    owner_field = "event"
    related = ("event",)
    ordering = ("event", "order")
    list_display = ["event", "order"]
    search_fields = ("title", "title_en")
    empty_text = _("No themes yet. Views on the wall are grouped by them.")
    panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("order")], heading=_("The theme")),
        english("title_en"),
    ]

    def url_after(self, instance: Model) -> str:
        return f"{reverse('editor_contribution_queue')}?event={instance.event_id}"  # type: ignore[attr-defined]
