"""What people said, read by everyone: the list of an event, one view and its way, and the written rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.models import Contribution, ContributionState, ModerationRule
from framsteg.participation.queries.contributions import counted, journey
from framsteg.participation.queries.contributions import of_event as listed
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.web.presenters.asking import asking, statistics
from framsteg.web.presenters.contributions import contributions_page, journey_page
from framsteg.web.presenters.following import feeds_of_event
from framsteg.web.site import Link, current_language, keep_municipality, municipality_of

from .event_lookup import event_at, event_trail
from .programme_lookup import no_such_page, page_number


@require_safe
def of_event(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """The published views of an event, by theme and state; the accessible list beside the wall."""
    event = event_at(request, municipality, slug)
    language = current_language()
    theme, state = request.GET.get("tema", ""), request.GET.get("lage", "")
    if (
        (theme and not theme.isdecimal())
        or len(theme) > 9
        or (state and state not in ContributionState.values)
    ):
        raise Http404(gettext("There is no such choice in the list."))
    try:
        found = listed(event, theme=int(theme) if theme else None, state=state, page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    title = gettext("Views")
    return render(
        request,
        "web/participation/contributions.html",
        {
            "page": contributions_page(event, found, municipality, language, theme=theme, state=state),
            "asking": asking(event, municipality, language),
            "feeds": feeds_of_event(event, municipality, language),
            "statistics": statistics(counted(event.pk), language, on=timezone.localdate()),
            "title": f"{title}: {event.title}",
            "breadcrumbs": event_trail(event, municipality, Link(title)),
            "robots": "noindex, follow" if theme or state else "",
        },
    )


@require_safe
def contribution(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    """One view and its way, told as a story."""
    try:
        found = journey(municipality, number)
    except Contribution.DoesNotExist:
        raise Http404(gettext("There is no such view here.")) from None
    event = found.contribution.event
    keep_municipality(request, event.municipality)
    page = journey_page(found, municipality, current_language(), on=timezone.localdate())
    return render(
        request,
        "web/participation/contribution.html",
        {
            "page": page,
            "title": page.name,
            "description": page.excerpt,
            "breadcrumbs": event_trail(event, municipality, Link(page.name)),
            "notes": page.provenance,
        },
    )


@require_safe
def rules(request: HttpRequest, municipality: str) -> HttpResponse:
    """The written rules by which a view is published or not."""
    municipality_of(request, municipality)
    title = gettext("How views are read before they are published")
    context = {
        "title": title,
        "breadcrumbs": [Link(title)],
        "rules": [str(rule.label) for rule in ModerationRule],
    }
    return render(request, "web/participation/rules.html", context)
