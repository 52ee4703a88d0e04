"""What pages are about, in schema.org's words, for search engines and other readers of data."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from framsteg.lib.plain_language import iso_date
from framsteg.participation.models import Event
from framsteg.programme.models import Programme
from framsteg.web.context import chrome_of

from .decisions import DecisionPage
from .events import EventPage
from .programme import ProgrammePage
from .sub_project import SubProjectPage

Data = dict[str, Any]
MOST_MEMBERS = 100


def collection(request: HttpRequest, name: str, members: Iterable[tuple[str, str]]) -> Data:
    """A page that lists others."""
    items = [
        {"@type": "ListItem", "position": place, "name": title, "url": _absolute(request, url)}
        for place, (title, url) in enumerate(members, 1)
    ]
    return _thing(
        request,
        "CollectionPage",
        name=name,
        mainEntity={"@type": "ItemList", "itemListElement": items[:MOST_MEMBERS]},
    )


def programme_data(request: HttpRequest, programme: Programme, page: ProgrammePage) -> Data:
    """A programme is a schema.org project, run by the municipality."""
    return _thing(
        request,
        "Project",
        name=page.title.value,
        description=page.summary.value,
        foundingDate=iso_date(programme.starts_on, programme.starts_precision) if programme.starts_on else "",
        dissolutionDate=iso_date(programme.ends_on, programme.ends_precision) if programme.ends_on else "",
        parentOrganization=_municipality(request),
        event=[
            {
                "@type": "Event",
                "name": line.title.value,
                "startDate": line.when.iso,
                "url": _absolute(request, line.url),
            }
            for line in page.events
            if line.when
        ],
    )


def sub_project_data(request: HttpRequest, page: SubProjectPage) -> Data:
    return _thing(
        request,
        "Project",
        name=page.name.value,
        identifier=str(page.number),
        description=page.summary.value,
        parentOrganization={
            "@type": "Project",
            "name": page.programme.text.value,
            "url": _absolute(request, page.programme.url),
        },
    )


def decision_data(request: HttpRequest, page: DecisionPage) -> Data:
    """schema.org has no word for a decision: the page and who decided."""
    return _thing(
        request,
        "WebPage",
        name=page.line.title.value,
        about={"@type": "Thing", "name": page.line.title.value, "identifier": page.line.reference},
        sourceOrganization={"@type": "GovernmentOrganization", "name": page.line.body},
        temporal=page.line.day.iso if page.line.day else "",
    )


def event_data(request: HttpRequest, event: Event, page: EventPage) -> Data:
    """An event's date is given only as far as it is known; without any date it is told as a page."""
    if event.starts_on is None:
        return _thing(request, "WebPage", name=page.line.title.value, description=page.line.summary.value)
    return _thing(
        request,
        "Event",
        name=page.line.title.value,
        description=page.line.summary.value,
        startDate=iso_date(event.starts_on, event.starts_precision),
        endDate=event.ends_on.isoformat() if event.ends_on else "",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        eventStatus="https://schema.org/EventScheduled",
        location={"@type": "Place", "name": event.place, "address": event.place} if event.place else None,
        organizer=_municipality(request),
    )


def _thing(request: HttpRequest, kind: str, **values: Any) -> Data:
    """A thing with what is known of it; empty values are left out."""
    frame = chrome_of(request)
    known = {name: value for name, value in values.items() if value}
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": frame.canonical_url,
        "url": frame.canonical_url,
        **({"inLanguage": frame.language} if kind.endswith("Page") else {}),
        **known,
    }


def _municipality(request: HttpRequest) -> Data:
    frame = chrome_of(request)
    name = frame.municipality.name if frame.municipality else ""
    return {"@type": "GovernmentOrganization", "name": name, "url": frame.root_url + frame.home_url}


def _absolute(request: HttpRequest, url: str) -> str:
    return chrome_of(request).root_url + url
