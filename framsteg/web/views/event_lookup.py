"""Finding the public event that an address names."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from framsteg.participation.models import Event
from framsteg.participation.queries.events import event_named
from framsteg.web.presenters.common import event_url, title_of
from framsteg.web.site import Link, current_language, keep_municipality


def event_at(request: HttpRequest, municipality: str, slug: str) -> Event:
    try:
        found = event_named(municipality, slug)
    except Event.DoesNotExist:
        raise Http404(gettext("There is no such event here.")) from None
    keep_municipality(request, found.municipality)
    return found


def event_trail(event: Event, municipality: str, *further: Link) -> list[Link]:
    listed = reverse("web:events", kwargs={"municipality": municipality})
    return [
        Link(gettext("Events"), listed),
        Link(title_of(event, current_language()), event_url(event, municipality)),
        *further,
    ]
