"""What the room sees: the views by theme, the short address and its QR code; the same for everyone."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.models import Event
from framsteg.participation.queries.contributions import wall_of
from framsteg.web.presenters.asking import asking
from framsteg.web.presenters.wall import wall_page
from framsteg.web.site import Link, current_language

from .event_lookup import event_at, event_trail


@require_safe
def wall(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """A page for a projector. It fetches its notes anew by itself; without scripts there is a link."""
    event = _asking_event(request, municipality, slug)
    title = gettext("The wall")
    context = {
        "page": asking(event, municipality, current_language()),
        "wall": wall_page(wall_of(event), current_language()),
        "short_address": request.build_absolute_uri(reverse("short_address", args=[event.short_code])),
        "title": title,
        "breadcrumbs": event_trail(event, municipality, Link(title)),
        "robots": "noindex",
    }
    return render(request, "web/participation/wall.html", context)


@require_safe
def notes(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """The notes alone, as the wall fetches them."""
    event = _asking_event(request, municipality, slug)
    context = {"wall": wall_page(wall_of(event), current_language())}
    return render(request, "web/participation/wall_notes.html", context)


@require_safe
def qr_code(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """The short address as a picture; dark on light whatever the page, since that is what phones read."""
    event = _asking_event(request, municipality, slug)
    address = request.build_absolute_uri(reverse("short_address", args=[event.short_code]))
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", scale=8, border=3, dark="#000", light="#fff", title=address, xmldecl=False
    )
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


def _asking_event(request: HttpRequest, municipality: str, slug: str) -> Event:
    event = event_at(request, municipality, slug)
    if not event.takes_contributions:
        raise Http404(gettext("No views are taken in at this event."))
    return event
