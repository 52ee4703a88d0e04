"""The register of a municipality's decisions: searched, filtered, and told chain by chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from framsteg.accounts.models import Municipality
from framsteg.lib.text import folded
from framsteg.programme.models import CarriedOut, Decision, DecisionFollowUp, DecisionOutcome, Programme

from .audience import Audience, decisions, programmes
from .decisions import Link, chains_by_first, in_order
from .paging import Page, bounds

CHAINS_ON_A_PAGE = 20
MOST_WORDS = 8


@dataclass(frozen=True)
class RegisterFilters:
    """What the register is narrowed to; an empty filter lets everything through."""

    text: str = ""
    body: str = ""
    year: int | None = None
    outcome: DecisionOutcome | None = None
    programme: str = ""
    carried_out: CarriedOut | None = None

    def __bool__(self) -> bool:
        return self != RegisterFilters()


@dataclass(frozen=True)
class RegisterChoices:
    """What the register can be narrowed to: bodies by name, years the latest first, programmes by title."""

    bodies: Sequence[str]
    years: Sequence[int]
    programmes: Sequence[Programme]


@dataclass(frozen=True)
class RegisterPage:
    """Chains in which some decision matches, each told whole; how many decisions match; the ids that do.

    `carried_out` has the latest word about each decision of the page of which something has been said.
    """

    chains: Page[Sequence[Decision]]
    matching: frozenset[int]
    carried_out: Mapping[int, str]


def register_choices(municipality: Municipality, *, audience: Audience = Audience.PUBLIC) -> RegisterChoices:
    """Two queries."""
    mine = decisions(audience).filter(municipality_id=municipality.pk)
    found = set(mine.values_list("body_name", "decided_on__year").distinct().order_by())
    return RegisterChoices(
        bodies=tuple(sorted({body for body, _year in found}, key=folded)),
        years=tuple(sorted({year for _body, year in found if year}, reverse=True)),
        programmes=tuple(
            programmes(audience)
            .filter(pk__in=mine.exclude(programme=None).values("programme_id"))
            .only("title", "title_en", "slug")
            .order_by("title")
        ),
    )


def register(
    municipality: Municipality,
    filters: RegisterFilters = RegisterFilters(),
    *,
    page: int = 1,
    size: int = CHAINS_ON_A_PAGE,
    audience: Audience = Audience.PUBLIC,
) -> RegisterPage:
    """One page of the register, the chain touched last first. Raises NoSuchPage. Four queries at most."""
    mine = decisions(audience).filter(municipality_id=municipality.pk)
    links = [Link(*row) for row in mine.order_by().values_list("pk", "concerns_id", "decided_on")]
    matching = (
        frozenset(narrowed(mine, filters).order_by().values_list("pk", flat=True))
        if filters
        else frozenset(link.pk for link in links)
    )
    chains = [chain for chain in chains_by_first(links) if any(link.pk in matching for link in chain)]
    chains.sort(key=_touched, reverse=True)
    start, end = bounds(page, size, len(chains))
    shown = chains[start:end]
    told = {each.pk: each for each in mine.filter(pk__in=[link.pk for chain in shown for link in chain])}
    rows = tuple(in_order(told[link.pk] for link in chain if link.pk in told) for chain in shown)
    return RegisterPage(Page(rows, page, len(chains), size), matching, latest_words(list(told)))


def narrowed(found: QuerySet[Decision], filters: RegisterFilters) -> QuerySet[Decision]:
    """`found` narrowed by `filters`. Words are found as they are written; a figure alone only as a whole one."""
    exact = {
        "body_name": filters.body,
        "decided_on__year": filters.year,
        "outcome": filters.outcome,
        "programme__slug": filters.programme,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.carried_out is not None:
        found = found.alias(said=latest_word()).filter(said=filters.carried_out.value)
    for word in folded(filters.text).split()[:MOST_WORDS]:
        found = found.filter(search_text__contains=f" {word} " if word.isdecimal() else word)
    return found


def latest_word() -> Coalesce:
    """What was said last about whether a decision is carried out, as part of a query over decisions."""
    said = DecisionFollowUp.objects.filter(decision_id=OuterRef("pk")).order_by("-as_of", "-id")
    return Coalesce(Subquery(said.values("state")[:1]), Value(CarriedOut.NOT_STATED.value))


def latest_words(decision_ids: Sequence[int]) -> Mapping[int, str]:
    """What was said last about each of the decisions of which something has been said. One query."""
    said = DecisionFollowUp.objects.filter(decision_id__in=decision_ids).order_by("as_of", "id")
    return dict(said.values_list("decision_id", "state"))


def latest_decisions(
    municipality: Municipality, limit: int, *, audience: Audience = Audience.PUBLIC
) -> Sequence[Decision]:
    """The decisions entered or changed last, for feeds."""
    mine = decisions(audience).filter(municipality_id=municipality.pk)
    return tuple(mine.order_by(F("updated_at").desc(), "-id")[:limit])


def _touched(chain: Sequence[Link]) -> tuple[date, int]:
    return max((link.decided_on or date.min) for link in chain), max(link.pk for link in chain)


__all__ = ["RegisterChoices", "RegisterFilters", "RegisterPage", "register", "register_choices"]
