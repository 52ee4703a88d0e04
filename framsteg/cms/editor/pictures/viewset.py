from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from framsteg.accounts.rules.access import Kind
from framsteg.cms.editor.filters import EditorFilterSet, chosen
from framsteg.cms.editor.subjects import add_subject
from framsteg.cms.editor.viewsets.base import EditorViewSet, english
from framsteg.cms.models import EventPicture
from framsteg.participation.models import Event

from .forms import EventPictureForm

add_subject(EventPicture, Kind.EVENT, "event__municipality")


class EventPictureFilterSet(EditorFilterSet):
    event = chosen(Event, _("Event"))

    class Meta:
        model = EventPicture
        fields = ["event"]


class EventPictureViewSet(EditorViewSet):
    """What an event's page shows of how it was. The pictures go public, and are withdrawn, with the event."""

    model = EventPicture
    icon = "image"
    base_form_class = EventPictureForm
    owner_field = "event"
    related = ("event", "image")
    ordering = ("event", "order")
    list_display = ["event", Column("image", label=_("Picture"), accessor="image.title"), "credit", "order"]
    list_export = ["event", "alt", "alt_en", "caption", "credit", "order"]
    export_filename = "bilder-fran-handelser"
    filterset_class = EventPictureFilterSet
    search_fields = ("alt", "alt_en", "caption", "credit")
    empty_text = _("There are no pictures from events yet. Choose one, and say in words what it shows.")
    form_help = _(
        "Ask those who can be recognised, and the photographer, before you show a picture. It becomes public with "
        "the event."
    )
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("image"),
                FieldPanel("alt"),
                FieldPanel("credit"),
                FieldPanel("caption"),
                FieldPanel("order"),
            ],
            heading=_("The picture"),
        ),
        english("alt_en", "caption_en"),
    ]

    def url_after(self, instance: Model) -> str:
        return f"{reverse('eventpicture:index')}?event={instance.event_id}"  # type: ignore[attr-defined]
