"""Events: coming and past, of a municipality, a programme or a sub-project."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from framsteg.audit.models import AuditEntry
from framsteg.participation.models import Event
from framsteg.programme.models import PriorityArea, Programme, SubProject
from framsteg.programme.queries.audience import PROVENANCE, Audience, of_programme, owned_publicly
from framsteg.programme.queries.lateness import last_known_day
from framsteg.programme.queries.paging import Page, bounds

PAGE_SIZE = 30
MOST_COMING = 100
MOST_CHANGES = 50
MOST_OF_PROGRAMME = 100
_WORTH_TELLING = ("starts_on", "starts_at", "ends_on", "ends_at", "place", "documentation", "feedback")
_IN_LISTS = (
    "kind", "title", "title_en", "slug", "summary", "summary_en", "starts_on", "starts_precision", "ends_on",
    "starts_at", "ends_at", "place", *PROVENANCE,
)  # fmt: skip


@dataclass(frozen=True)
class EventList:
    """Coming events, the nearest first, and a page of the past ones, the latest first, undated ones last."""

    coming: Sequence[Event]
    past: Page[Event]


def events(audience: Audience = Audience.PUBLIC) -> QuerySet[Event]:
    return Event.objects.all() if audience is Audience.EDITORS else Event.objects.filter(owned_publicly())


def event_named(municipality: str, slug: str, *, audience: Audience = Audience.PUBLIC) -> Event:
    """The event at an address. Raises Event.DoesNotExist."""
    return (
        events(audience)
        .select_related("municipality", "programme", "sub_project__programme")
        .get(municipality__slug=municipality, slug=slug)
    )


def event_with_code(code: str, *, audience: Audience = Audience.PUBLIC) -> Event:
    """The event with a short address. Raises Event.DoesNotExist."""
    return events(audience).select_related("municipality").exclude(short_code="").get(short_code=code.lower())


def event_list(
    municipality_id: int,
    *,
    on: date,
    page: int = 1,
    size: int = PAGE_SIZE,
    audience: Audience = Audience.PUBLIC,
) -> EventList:
    """The municipality's events. An event is past the day after its last day. Raises NoSuchPage."""
    mine = events(audience).filter(municipality_id=municipality_id).select_related("programme")
    coming = _oldest_first(mine.filter(_coming(on)))[:MOST_COMING]
    past = mine.exclude(_coming(on))
    total = past.count()
    start, end = bounds(page, size, total)
    rows = past.order_by(F("starts_on").desc(nulls_last=True), "-id")[start:end]
    return EventList(tuple(coming), Page(tuple(rows), page, total, size))


def is_past(event: Event, on: date) -> bool:
    """Whether all of the event lies before `on`; one without a known day is not said to be coming."""
    last = event.ends_on or event.starts_on
    if last is None:
        return True
    return (last if event.ends_on else last_known_day(last, event.starts_precision)) < on


def events_of_programme(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Sequence[Event]:
    """The events of the programme and its sub-projects, oldest first, undated ones last."""
    mine = Event.objects.filter(of_programme(programme, audience)).only(*_IN_LISTS)
    return tuple(_oldest_first(mine)[:MOST_OF_PROGRAMME])


def events_of_area(area: PriorityArea, *, audience: Audience = Audience.PUBLIC) -> Sequence[Event]:
    """The events of the sub-projects that have the area as their main one."""
    mine = Event.objects.filter(of_programme(area.programme, audience), sub_project__main_area_id=area.pk)
    return tuple(
        _oldest_first(mine.only(*_IN_LISTS, "body", "body_en", "version", "updated_at"))[:MOST_OF_PROGRAMME]
    )


def events_of_sub_project(
    sub_project: SubProject, *, audience: Audience = Audience.PUBLIC
) -> Sequence[Event]:
    mine = Event.objects.filter(of_programme(sub_project.programme, audience), sub_project_id=sub_project.pk)
    return tuple(_oldest_first(mine.only(*_IN_LISTS))[:MOST_OF_PROGRAMME])


def told_of_municipality(municipality_id: int) -> Sequence[Event]:
    """The events that were told of lately, each with `told_at`, the latest first."""
    return _told(Q(municipality_id=municipality_id))


def told_of_programme(programme: Programme) -> Sequence[Event]:
    return _told(Q(programme_id=programme.pk))


def told_of_area(area: PriorityArea) -> Sequence[Event]:
    return _told(Q(sub_project__main_area_id=area.pk))


def told_of_sub_project(sub_project: SubProject) -> Sequence[Event]:
    return _told(Q(sub_project_id=sub_project.pk))


def _told(mine: Q) -> Sequence[Event]:
    """Told is that it became public, and that its day, its place or what came of it changed: not each mended word."""
    worth = Q(action__in=("created", "published"))
    for name in _WORTH_TELLING:
        worth |= Q(after__has_key=name)
    entries = AuditEntry.objects.filter(
        worth, object_type="participation.event", object_id=Cast(OuterRef("pk"), CharField(max_length=40))
    )
    told_at = Coalesce(Subquery(entries.order_by("-at").values("at")[:1]), F("created_at"))
    found = events().filter(mine).annotate(told_at=told_at)
    return tuple(found.order_by("-told_at", "-id")[:MOST_CHANGES])


def _oldest_first(found: QuerySet[Event]) -> QuerySet[Event]:
    return found.order_by(F("starts_on").asc(nulls_last=True), "starts_at", "id")


def _coming(on: date) -> Q:
    """Not over yet: judged by the last day where there is one, else by the end of the month or year that is known."""
    alone = Q(ends_on__isnull=True)
    return (
        Q(ends_on__isnull=False, ends_on__gte=on)
        | alone & Q(starts_on__isnull=False, starts_on__gte=on)
        | alone & Q(starts_precision="month", starts_on__isnull=False, starts_on__gte=on.replace(day=1))
        | alone & Q(starts_precision="year", starts_on__isnull=False, starts_on__gte=date(on.year, 1, 1))
    )
