from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.models import Event
from framsteg.participation.queries.contributions import counted
from framsteg.participation.queries.events import event_list as listed
from framsteg.participation.queries.events import event_named
from framsteg.participation.queries.sign_ups import seats
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.web.exceptions import exceptions_in
from framsteg.web.presenters.asking import invitation
from framsteg.web.presenters.calendar import calendar_of
from framsteg.web.presenters.events import event_page, events_page, has_known_day
from framsteg.web.presenters.following import feeds_of_event
from framsteg.web.presenters.json_ld import collection, event_data
from framsteg.web.site import Link, current_language, keep_municipality, municipality_of, site_content

from .programme_lookup import no_such_page, page_number


@require_safe
def event_list(request: HttpRequest, municipality: str) -> HttpResponse:
    """Events to come, and past ones."""
    tenant = municipality_of(request, municipality)
    try:
        found = listed(tenant.pk, on=timezone.localdate(), page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    page = events_page(found, municipality, current_language(), _list_url(municipality))
    title = gettext("Events")
    members = [(line.title.value, line.url) for line in (*page.coming, *page.past)]
    return render(
        request,
        "web/programme/events.html",
        {
            "page": page,
            "title": title,
            "description": gettext("Seminars, dialogue meetings and other events in %(municipality)s.")
            % {"municipality": tenant.name},
            "breadcrumbs": [Link(title)],
            "notes": page.provenance,
            "json_ld": collection(request, title, members),
        },
    )


@require_safe
def event(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """An event: when and where, who took part, what was written down, and what happens with the views."""
    found = _event_at(municipality, slug)
    keep_municipality(request, found.municipality)
    language, today = current_language(), timezone.localdate()
    pictures = site_content().pictures_of_event(found.pk, language)
    page = event_page(found, pictures, municipality, language, on=today)
    places = seats(found) if found.takes_sign_ups else None
    return render(
        request,
        "web/programme/event.html",
        {
            "page": page,
            "inviting": invitation(found, counted(found.pk), places, municipality, language, on=today),
            "title": page.line.title.value,
            "description": page.line.summary.value,
            "breadcrumbs": [Link(gettext("Events"), _list_url(municipality)), Link(page.line.title)],
            "exceptions": exceptions_in(request, found, municipality),
            "notes": page.provenance,
            "feeds": feeds_of_event(found, municipality, language),
            "social_image": request.build_absolute_uri(pictures[0].url) if pictures else "",
            "json_ld": event_data(request, found, page),
        },
    )


@require_safe
def calendar(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """The event as a calendar file; 404 where its day is not known, since no day is made up."""
    found = _event_at(municipality, slug)
    if not has_known_day(found):
        raise Http404(gettext("The day of this event is not known, so there is no calendar file."))
    page = request.build_absolute_uri(
        reverse("web:event", kwargs={"municipality": municipality, "slug": slug})
    )
    return HttpResponse(
        calendar_of(found, current_language(), page),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slug}.ics"'},
    )


def _event_at(municipality: str, slug: str) -> Event:
    try:
        return event_named(municipality, slug)
    except Event.DoesNotExist:
        raise Http404(gettext("There is no such event here.")) from None


def _list_url(municipality: str) -> str:
    return reverse("web:events", kwargs={"municipality": municipality})
