"""Closed rounds as they were frozen. Nothing here reads what has happened since: only the rounds and their rows.

Without a word about the audience, only the sub-projects that were public when the round closed are told of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from framsteg.programme.models import Outlook, Programme, ReportingRound, RoundRow, RoundState, Stage

from .audience import PROVENANCE, Audience, programmes
from .lateness import ENDED_STAGES
from .origins import NOT_OWN, Origin
from .paging import Page, bounds
from .progress import Progress

OFF = (Outlook.AT_RISK, Outlook.OFF_PLAN)
PER_PAGE = 50
_ENDED = [stage.value for stage in ENDED_STAGES]
_ANY_OFF = Q(outlook_time__in=OFF) | Q(outlook_cost__in=OFF) | Q(outlook_result__in=OFF)
_NO_OUTLOOK = Q(outlook_time="", outlook_cost="", outlook_result="")
_COMPARABLE = Q(allocated_ore__isnull=False) & (Q(forecast_ore__isnull=False) | Q(outcome_ore__isnull=False))
_OVER = Q(forecast_ore__gt=F("allocated_ore")) | Q(
    forecast_ore__isnull=True, outcome_ore__gt=F("allocated_ore")
)

_LATE = Q(planned_end__lt=F("round__as_of")) & ~Q(stage__in=_ENDED)
_AT_RISK = Q(stage=Stage.ONGOING) & _ANY_OFF
_OVER_BUDGET = _COMPARABLE & _OVER


class Part(StrEnum):
    """Sub-projects of a round that are looked at by themselves."""

    LATE = "late"
    AT_RISK = "at_risk"
    UNANSWERED = "unanswered"
    MOVED = "moved"
    OVER_BUDGET = "over_budget"


_PARTS = {
    Part.LATE: _LATE,
    Part.AT_RISK: _AT_RISK,
    Part.UNANSWERED: Q(was_asked=True, was_answered=False),
    Part.MOVED: Q(milestones_moved__gt=0),
    Part.OVER_BUDGET: _OVER_BUDGET,
}


@dataclass(frozen=True)
class AreaOfRound:
    number: int
    title: str
    title_en: str


@dataclass(frozen=True)
class Figures:
    """How many there are of each kind, each sub-project counted once. Every figure has what it is counted on beside it.

    `late` of `with_planned_end` (those not ended whose planned end is known); `at_risk` of `ongoing`, of which
    `without_outlook` say nothing; `answered` of `asked`; `over_budget` of `comparable`.
    """

    asked: int = 0
    answered: int = 0
    late: int = 0
    with_planned_end: int = 0
    ongoing: int = 0
    at_risk: int = 0
    without_outlook: int = 0
    without_owner: int = 0
    milestones: int = 0
    milestones_reached: int = 0
    milestones_late: int = 0
    milestones_moved: int = 0
    comparable: int = 0
    over_budget: int = 0
    with_allocated: int = 0
    allocated_ore: int = 0
    with_outcome: int = 0
    outcome_ore: int = 0
    with_forecast: int = 0
    forecast_ore: int = 0


@dataclass(frozen=True)
class ClosedRound:
    """A closed round with its figures, all from what was frozen."""

    round: ReportingRound
    progress: Progress
    figures: Figures
    areas: Sequence[tuple[AreaOfRound, Progress]] = ()
    origins: Sequence[Origin] = ()


def rounds_of(programme: Programme) -> QuerySet[ReportingRound]:
    """The programme's closed rounds, the latest first."""
    return ReportingRound.objects.filter(programme=programme, state=RoundState.CLOSED).order_by("-as_of")


def public_rounds(municipality_id: int) -> Sequence[ReportingRound]:
    """The closed rounds of all public programmes of a municipality, the latest first. One query."""
    found = ReportingRound.objects.filter(state=RoundState.CLOSED, programme__in=programmes())
    mine = found.filter(programme__municipality_id=municipality_id).select_related("programme")
    return tuple(mine.order_by("-as_of", "-pk"))


def listed_rounds(programme: Programme) -> Sequence[ClosedRound]:
    """Every closed round with its stages. Two queries however many there are."""
    known = tuple(rounds_of(programme))
    rows = RoundRow.objects.filter(round__in=[each.pk for each in known], is_public=True)
    counts: dict[int, dict[str, int]] = {}
    counted = rows.order_by().values_list("round", "stage").annotate(n=Count("*"))
    for round_id, stage, number in counted:
        counts.setdefault(round_id, {})[stage] = number
    return tuple(
        ClosedRound(each, Progress.from_counts(counts.get(each.pk, {})), Figures()) for each in known
    )


def round_as_of(programme: Programme, day: date) -> ReportingRound:
    """The closed round as of a day. Raises ReportingRound.DoesNotExist."""
    return rounds_of(programme).get(as_of=day)


def rows_of(
    round_: ReportingRound, part: Part | None = None, *, audience: Audience = Audience.PUBLIC
) -> QuerySet[RoundRow]:
    """The frozen rows with their round, or a part of them, in the order of their numbers."""
    rows = RoundRow.objects.filter(round=round_).select_related("round").order_by("number")
    shown = rows if audience is Audience.EDITORS else rows.filter(is_public=True)
    return shown if part is None else shown.filter(_PARTS[part])


def page_of(round_: ReportingRound, part: Part | None, stage: Stage | None, number: int) -> Page[RoundRow]:
    """One page of the rows, narrowed to a part or a stage. Raises NoSuchPage outside of the list."""
    rows = rows_of(round_, part)
    rows = rows if stage is None else rows.filter(stage=stage)
    total = rows.count()
    start, end = bounds(number, PER_PAGE, total)
    return Page(tuple(rows[start:end]), number, total, PER_PAGE)


def closed_round(round_: ReportingRound, *, audience: Audience = Audience.PUBLIC) -> ClosedRound:
    """The round with all its figures: two queries, whatever its size."""
    rows = rows_of(round_, audience=audience).order_by()
    names = ("area_number", "area_title", "area_title_en", "stage")
    grouped = list(rows.values(*names).annotate(number_of=Count("*"), **_counts()).order_by("area_number"))
    return ClosedRound(
        round_,
        _progress(grouped),
        Figures(**{name: sum(row[f"n_{name}"] or 0 for row in grouped) for name in Figures.__annotations__}),
        _areas(grouped),
        origins_of([round_]),
    )


def origins_of(rounds: Sequence[ReportingRound]) -> Sequence[Origin]:
    """The different origins of what the rounds tell, where it is not the municipality's own record."""
    rows = RoundRow.objects.filter(round__in=[each.pk for each in rounds], is_public=True)
    found = rows.filter(provenance__in=NOT_OWN).order_by().values_list(*PROVENANCE).distinct()
    return tuple(Origin(*row) for row in found)


def _counts() -> Mapping[str, Any]:
    conditions = {
        "asked": Q(was_asked=True),
        "answered": Q(was_answered=True),
        "late": _LATE,
        "with_planned_end": Q(planned_end__isnull=False) & ~Q(stage__in=_ENDED),
        "ongoing": Q(stage=Stage.ONGOING),
        "at_risk": _AT_RISK,
        "without_outlook": Q(stage=Stage.ONGOING) & _NO_OUTLOOK,
        "without_owner": Q(owner=""),
        "comparable": _COMPARABLE,
        "over_budget": _OVER_BUDGET,
        "with_allocated": Q(allocated_ore__isnull=False),
        "with_outcome": Q(outcome_ore__isnull=False),
        "with_forecast": Q(forecast_ore__isnull=False),
    }
    summed = Figures.__annotations__.keys() - conditions.keys()
    counts: dict[str, Any] = {f"n_{name}": Count("pk", filter=each) for name, each in conditions.items()}
    return counts | {f"n_{name}": Sum(name) for name in summed}


def _progress(grouped: Sequence[Mapping[str, Any]]) -> Progress:
    counts: dict[str, int] = {}
    for row in grouped:
        counts[row["stage"]] = counts.get(row["stage"], 0) + row["number_of"]
    return Progress.from_counts(counts)


def _areas(grouped: Sequence[Mapping[str, Any]]) -> Sequence[tuple[AreaOfRound, Progress]]:
    by_area: dict[AreaOfRound, list[Mapping[str, Any]]] = {}
    for row in grouped:
        area = AreaOfRound(row["area_number"], row["area_title"], row["area_title_en"])
        by_area.setdefault(area, []).append(row)
    return tuple((area, _progress(rows)) for area, rows in by_area.items())
