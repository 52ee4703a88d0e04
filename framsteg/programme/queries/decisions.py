"""Decisions, and the chains they form: decided, appealed, tried by a court."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from django.db import connection
from django.db.models import F

from framsteg.programme.models import Decision, Programme

from .audience import PROVENANCE, Audience, decisions, of_programme
from .newest_round import hand_over, newest_round

# UNION (not UNION ALL) ends even where decisions would concern each other in a circle.
_CHAIN = """
WITH RECURSIVE linked(id) AS (
    SELECT id FROM programme_decision WHERE id = %s
    UNION
    SELECT CASE WHEN decision.id = linked.id THEN decision.concerns_id ELSE decision.id END
    FROM programme_decision decision
    JOIN linked ON (decision.id = linked.id AND decision.concerns_id IS NOT NULL) OR decision.concerns_id = linked.id
)
SELECT id FROM linked
"""


_IN_LISTS = (
    "title", "title_en", "body_name", "decided_on", "decided_precision", "paragraph", "case_number", "outcome",
    "concerns_id", *PROVENANCE,
)  # fmt: skip
MOST_DECISIONS = 500
"""Most decisions that one page tells of."""


class Linked(Protocol):
    """A decision, whole or as a `Link`."""

    @property
    def pk(self) -> int: ...
    @property
    def concerns_id(self) -> int | None: ...


Each = TypeVar("Each", bound=Linked)


@dataclass(frozen=True)
class Link:
    """As much of a decision as tells where in a chain it stands."""

    pk: int
    concerns_id: int | None
    decided_on: date | None


@dataclass(frozen=True)
class DecisionInChain:
    """A decision with the whole chain it stands in, oldest first; the chain always holds the decision."""

    decision: Decision
    chain: Sequence[Decision]


def decision_with_chain(
    municipality: str, decision_id: int, *, audience: Audience = Audience.PUBLIC
) -> DecisionInChain:
    """A decision of the municipality by its id. Raises Decision.DoesNotExist."""
    decision = (
        decisions(audience)
        .select_related("municipality", "programme", "sub_project__programme", "body_unit")
        .annotate(**newest_round("programme_id"))
        .get(municipality__slug=municipality, pk=decision_id)
    )
    if decision.programme:
        hand_over(decision.programme, decision)
    linked = decisions(audience).filter(pk__in=_linked_ids(decision.pk)).select_related("body_unit")
    return DecisionInChain(decision, in_order(linked))


def chains_of(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Sequence[Sequence[Decision]]:
    """The decisions of the programme and its sub-projects as chains, the latest touched first."""
    found = (
        Decision.objects.filter(of_programme(programme, audience))
        .only(*_IN_LISTS)
        .order_by(F("decided_on").desc(nulls_last=True), "-id")[:MOST_DECISIONS]
    )
    return tuple(in_order(chain) for chain in chains_by_first(found))


def chains_by_first(found: Iterable[Each]) -> Sequence[Sequence[Each]]:
    """Decisions gathered with those they lead to, in the order in which each chain is met first."""
    known = {decision.pk: decision for decision in found}
    chains: dict[int, list[Each]] = {}
    for decision in known.values():
        chains.setdefault(_path(decision, known)[-1], []).append(decision)
    return tuple(chains.values())


def in_order(chain: Iterable[Decision]) -> Sequence[Decision]:
    """A chain oldest first: by what concerns what, then by date; undated ones last."""
    known = {decision.pk: decision for decision in chain}
    return tuple(
        sorted(
            known.values(),
            key=lambda each: (_depth(each, known), each.decided_on or date.max, each.pk),
        )
    )


def _linked_ids(decision_id: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, [decision_id])
        return [row[0] for row in cursor.fetchall() if row[0] is not None]


def _depth(decision: Each, known: Mapping[int, Each]) -> int:
    return len(_path(decision, known))


def _path(decision: Each, known: Mapping[int, Each]) -> list[int]:
    """The ids from the decision back to the first one it leads to among those known."""
    path = [decision.pk]
    while (before := known[path[-1]].concerns_id) is not None and before in known and before not in path:
        path.append(before)
    return path
