"""Views as the public reads them, as the wall shows them, and how they stand in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from framsteg.audit.models import Visibility
from framsteg.participation.models import (
    Contribution,
    ContributionLink,
    ContributionState,
    ContributionStep,
    Event,
    Moderation,
)
from framsteg.programme.models import Decision, PriorityArea, SubProject
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.paging import Page, bounds

PAGE_SIZE = 50
MOST_ON_WALL = 60
MOST_BESIDE = 20
_PATHS = ("programme", "sub_project", "sub_project__programme")


def contributions(audience: Audience = Audience.PUBLIC) -> QuerySet[Contribution]:
    """The public reads what is published at public events of public programmes."""
    if audience is Audience.EDITORS:
        return Contribution.objects.all()
    shown = Q(event__visibility=Visibility.PUBLIC, moderation=Moderation.PUBLISHED)
    for path in _PATHS:
        owner = f"event__{path}"
        shown &= Q(**{f"{owner}__isnull": True}) | Q(**{f"{owner}__visibility": Visibility.PUBLIC})
    return Contribution.objects.filter(shown)


def sent_with(token: UUID) -> Contribution | None:
    """The contribution that the form with this token has sent, if it has."""
    return Contribution.objects.select_related("event__municipality").filter(token=token).first()


@dataclass(frozen=True)
class Told:
    """A contribution in a list, with how many said the same or support it."""

    contribution: Contribution
    same: int
    supports: int


def of_event(
    event: Event, *, theme: int | None = None, state: str = "", page: int = 1, size: int = PAGE_SIZE
) -> Page[Told]:
    """The event's published contributions that stand by themselves, newest first. Raises NoSuchPage."""
    found = Contribution.objects.filter(
        event_id=event.pk, moderation=Moderation.PUBLISHED, merged_into__isnull=True
    )
    if theme is not None:
        found = found.filter(theme_id=theme)
    if state:
        found = found.filter(state=state)
    total = found.count()
    start, end = bounds(page, size, total)
    return Page(_told(found.order_by("-id")[start:end]), page, total, size)


def _told(rows: QuerySet[Contribution]) -> Sequence[Told]:
    found = rows.select_related("theme").annotate(
        same=Count("merged", filter=Q(merged__moderation=Moderation.PUBLISHED), distinct=True),
        supported=Count("supports", distinct=True),
    )
    return tuple(Told(each, each.same, each.supported) for each in found)


def newest_of_event(event: Event, limit: int) -> Sequence[Contribution]:
    """Those published last, each also where it was joined to another."""
    published = Contribution.objects.filter(event_id=event.pk, moderation=Moderation.PUBLISHED)
    return tuple(published.select_related("event").order_by("-moderated_at", "-id")[:limit])


@dataclass(frozen=True)
class Wall:
    """What the wall of an event shows: the newest, and how many have been published in all."""

    newest: Sequence[Contribution]
    published: int
    waiting: int


def wall_of(event: Event, size: int = MOST_ON_WALL) -> Wall:
    mine = Contribution.objects.filter(event_id=event.pk)
    counts = mine.aggregate(
        published=Count("id", filter=Q(moderation=Moderation.PUBLISHED)),
        waiting=Count("id", filter=Q(moderation=Moderation.WAITING)),
    )
    shown = mine.filter(moderation=Moderation.PUBLISHED, merged_into__isnull=True)
    newest = shown.select_related("theme").order_by("-moderated_at", "-id")[:size]
    return Wall(tuple(newest), counts["published"], counts["waiting"])


@dataclass(frozen=True)
class Counted:
    """An event's contributions, each counted once: `came_in` is the sum of the five others.

    One that was joined to another counts as that one stands. `answered` is became and declined together.
    """

    came_in: int = 0
    became: int = 0
    declined: int = 0
    considered: int = 0
    received: int = 0
    withheld: int = 0
    waiting_since: datetime | None = None

    @property
    def answered(self) -> int:
        return self.became + self.declined

    @property
    def waiting(self) -> int:
        return self.received + self.considered


_STANDS = {
    state: Q(merged_into__isnull=True, state=state) | Q(merged_into__state=state)
    for state in ContributionState
}


def counted(event_id: int) -> Counted:
    """One query, whatever the number of contributions."""
    shown = ~Q(moderation=Moderation.WITHHELD)
    open_ = _STANDS[ContributionState.RECEIVED] | _STANDS[ContributionState.CONSIDERED]
    found = Contribution.objects.filter(event_id=event_id).aggregate(
        came_in=Count("id"),
        withheld=Count("id", filter=~shown),
        waiting_since=Min("given_at", filter=shown & open_),
        **{state.value: Count("id", filter=shown & _STANDS[state]) for state in ContributionState},
    )
    return Counted(**found)


@dataclass(frozen=True)
class Journey:
    """All that can be told of one contribution."""

    contribution: Contribution
    steps: Sequence[ContributionStep]
    links: Sequence[ContributionLink]
    same: int
    supports: int


def journey(municipality: str, number: int, *, audience: Audience = Audience.PUBLIC) -> Journey:
    """The contribution at an address, whatever it is joined to. Raises Contribution.DoesNotExist."""
    found = (
        contributions(audience)
        .select_related("event__municipality", "event__programme", "theme", "merged_into")
        .annotate(
            same=Count("merged", filter=Q(merged__moderation=Moderation.PUBLISHED), distinct=True),
            supported=Count("supports", distinct=True),
        )
        .get(event__municipality__slug=municipality, pk=number)
    )
    return journey_of(found, found.same, found.supported)


def journey_of(found: Contribution, same: int = 0, supports: int = 0) -> Journey:
    """Told with the steps of what it was joined to, since those hold for it too."""
    whose = [found.pk, *([found.merged_into_id] if found.merged_into_id else [])]
    steps = ContributionStep.objects.filter(contribution_id=found.pk)
    if found.merged_into_id:
        answers = ~Q(kind__in=["received", "published", "withheld", "merged"])
        joined = ContributionStep.objects.filter(answers, contribution_id=found.merged_into_id)
        steps = ContributionStep.objects.filter(Q(pk__in=steps.values("pk")) | Q(pk__in=joined.values("pk")))
    links = links_shown().filter(contribution_id__in=whose)
    return Journey(
        found, tuple(steps.select_related("by").order_by("at", "id")), tuple(links), same, supports
    )


def links_shown() -> QuerySet[ContributionLink]:
    """Links with what they lead to, in the order they were made; the presenter drops what is not public."""
    return ContributionLink.objects.select_related(
        "area__programme",
        "sub_project__programme",
        "decision__programme",
        "decision__sub_project__programme",
        "status_report__sub_project__programme",
    ).order_by("id")


def behind(target: PriorityArea | SubProject | Decision) -> Sequence[Contribution]:
    """The published contributions that an area, a sub-project or a decision is joined to, in one query."""
    match target:
        case PriorityArea():
            joined = Q(links__area_id=target.pk)
        case SubProject():
            joined = Q(links__sub_project_id=target.pk) | Q(links__status_report__sub_project_id=target.pk)
        case Decision():
            joined = Q(links__decision_id=target.pk)
    found = contributions().filter(joined, merged_into__isnull=True)
    return tuple(found.select_related("event").distinct().order_by("-id")[:MOST_BESIDE])


def what_has_voices() -> frozenset[tuple[str, int]]:
    """Every area, sub-project and decision that a view is joined to, by kind and number."""
    rows = ContributionLink.objects.values_list(
        "area_id", "sub_project_id", "decision_id", "status_report__sub_project_id"
    ).distinct()
    kinds = ("programme.priorityarea", "programme.subproject", "programme.decision", "programme.subproject")
    return frozenset(
        (kind, number) for row in rows for kind, number in zip(kinds, row, strict=True) if number is not None
    )


def promise_is_broken(event: Event, *, on: date) -> bool:
    """Whether the day for the answer has passed without one."""
    return event.answer_by is not None and event.answered_on is None and event.answer_by < on


def waiting_to_be_read(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """The moderator's queue: the oldest first."""
    return rows.filter(moderation=Moderation.WAITING).order_by(F("given_at").asc(), "id")
