"""How the views of events stood on a day, told from their steps, which are only ever added."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from framsteg.participation.models import Contribution, ContributionState, ContributionStep, Moderation

from .contributions import Counted

_STATES = tuple(state.value for state in ContributionState)
_OPEN = (ContributionState.RECEIVED.value, ContributionState.CONSIDERED.value)


def counted_on(events: Iterable[int], *, on: date) -> Mapping[int, Counted]:
    """By event, those at which somebody had said something by the end of the day. One query, however many there are.

    What had not been answered by then was waiting then, whatever has come of it since. A view that is joined to another
    stands as that one stood: to which one it is joined is told as it is now.
    """
    after = timezone.make_aware(datetime.combine(on + timedelta(days=1), time()))
    rows = Contribution.objects.filter(event_id__in=list(events), given_at__lt=after)
    found: Any = (
        rows.annotate(stood=_stood(after))
        .order_by()
        .values("event_id")
        .annotate(
            came_in=Count("id"),
            waiting_since=Min("given_at", filter=Q(stood__in=_OPEN)),
            **{stood: Count("id", filter=Q(stood=stood)) for stood in (*_STATES, Moderation.WITHHELD.value)},
        )
    )
    return {row.pop("event_id"): Counted(**row) for row in found}


def _stood(after: datetime) -> Case:
    """A state, or that it was not published."""
    answers = ContributionStep.objects.filter(
        contribution_id=Coalesce(OuterRef("merged_into_id"), OuterRef("pk")),
        kind__in=_STATES[1:],
        at__lt=after,
    )
    latest = Subquery(answers.order_by("-at", "-id").values("kind")[:1])
    withheld = Q(moderation=Moderation.WITHHELD, moderated_at__lt=after)
    return Case(
        When(withheld, then=Value(Moderation.WITHHELD.value)),
        default=Coalesce(latest, Value(ContributionState.RECEIVED.value)),
        output_field=CharField(),
    )
