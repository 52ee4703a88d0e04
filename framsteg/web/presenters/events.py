"""Events: in lists, and told whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from framsteg.lib.plain_language import (
    Language,
    Text,
    date_in_list,
    in_language,
    iso_date,
    number_range,
    period,
    time_span,
)
from framsteg.participation.models import Event, EventKind
from framsteg.participation.queries.events import EventList, is_past
from framsteg.web.site import Picture

from .common import Day, Linked, day_of, event_url, name_of, programme_url, rich, sub_project_url, title_of
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of


@dataclass(frozen=True)
class EventLine:
    """An event in a list. `when` is its day as far as it is known; None where it is not known at all."""

    title: Text
    url: str
    kind: str
    when: Day | None
    times: str
    place: str
    summary: Text
    programme: Linked | None = None


@dataclass(frozen=True)
class EventsPage:
    coming: Sequence[EventLine]
    past: Sequence[EventLine]
    pager: Pager
    provenance: PageProvenance


@dataclass(frozen=True)
class EventPage:
    line: EventLine
    is_past: bool
    body: SafeString | None
    groups: Text
    attendance: str
    documentation: SafeString | None
    feedback: SafeString | None
    sub_project: Linked | None
    calendar_url: str
    pictures: Sequence[Picture]
    provenance: PageProvenance


def event_line(
    event: Event, municipality: str, language: Language, *, with_programme: bool = False
) -> EventLine:
    programme = event.programme if with_programme else None
    return EventLine(
        title=title_of(event, language),
        url=event_url(event, municipality),
        kind=str(EventKind(event.kind).label),
        when=when_of(event, language),
        times=times_of(event),
        place=event.place,
        summary=in_language(event.summary, event.summary_en, language),
        programme=Linked(title_of(programme, language), programme_url(programme, municipality))
        if programme
        else None,
    )


def events_page(found: EventList, municipality: str, language: Language, url: str) -> EventsPage:
    past = found.past.rows
    return EventsPage(
        coming=tuple(event_line(each, municipality, language, with_programme=True) for each in found.coming),
        past=tuple(event_line(each, municipality, language, with_programme=True) for each in past),
        pager=pager(found.past, url, {}),
        provenance=provenance_of([*found.coming, *past], language),
    )


def event_page(
    event: Event, pictures: Sequence[Picture], municipality: str, language: Language, *, on: date
) -> EventPage:
    sub_project = event.sub_project
    return EventPage(
        line=event_line(event, municipality, language, with_programme=True),
        is_past=is_past(event, on),
        body=rich(event.body, event.body_en, language),
        groups=in_language(event.groups_present, event.groups_present_en, language),
        attendance=attendance_of(event, language),
        documentation=rich(event.documentation, event.documentation_en, language),
        feedback=rich(event.feedback, event.feedback_en, language),
        sub_project=Linked(
            name_of(sub_project, language),
            sub_project_url(sub_project.programme, municipality, sub_project.number),
        )
        if sub_project
        else None,
        calendar_url=calendar_url(event, municipality) if has_known_day(event) else "",
        pictures=pictures,
        provenance=provenance_of([event], language),
    )


def calendar_url(event: Event, municipality: str) -> str:
    return f"{event_url(event, municipality).removesuffix('/')}.ics"


def has_known_day(event: Event) -> bool:
    return event.starts_on is not None and event.starts_precision == "day"


def when_of(event: Event, language: Language) -> Day | None:
    """ "tis, 2016-05-03" for a day, "maj 2011" where only the month is known, both ends for several days."""
    if event.starts_on is None:
        return None
    if event.ends_on and event.ends_on != event.starts_on:
        start = (event.starts_on, event.starts_precision)
        label = period(start, (event.ends_on, "day"), language)
        return Day(label, iso_date(event.starts_on, event.starts_precision))
    if event.starts_precision == "day":
        return Day(date_in_list(event.starts_on, language), event.starts_on.isoformat())
    return day_of(event.starts_on, event.starts_precision, language)


def times_of(event: Event) -> str:
    return time_span(event.starts_at, event.ends_at) if event.starts_at else ""


def attendance_of(event: Event, language: Language) -> str:
    """ "200–300 personer"; one end alone is said as such."""
    low, high = event.attendance_low, event.attendance_high
    if low is not None and high is not None:
        return gettext("%(number)s people") % {"number": number_range(low, high, language)}
    if low is not None:
        return gettext("at least %(number)s people") % {"number": number_range(low, low, language)}
    if high is not None:
        return gettext("at most %(number)s people") % {"number": number_range(high, high, language)}
    return ""
