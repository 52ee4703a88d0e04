"""How every sub-project of a programme stands when a round closes, in words and figures that nothing later changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framsteg.audit.models import ProvenanceKind
from framsteg.programme.models import (
    Milestone,
    ReportingRound,
    RoundAsk,
    RoundRow,
    Stage,
    StatusReport,
    SubProject,
)

from .audience import PROVENANCE
from .lateness import milestone_is_late
from .milestone_moves import MovedMilestone, with_moves
from .money_sums import Sums, sums_by_sub_project
from .reports_as_of import reports_as_of

BATCH = 500
_LONGEST_NOTE = 500
_WEIGHTIEST = (
    ProvenanceKind.ILLUSTRATIVE,
    ProvenanceKind.NOT_PUBLIC,
    ProvenanceKind.PUBLIC_SOURCE,
    ProvenanceKind.OWN_RECORD,
)


@dataclass(frozen=True)
class _Standing:
    """What is known of some of the programme's sub-projects, by the sub-project's id."""

    day: Any
    asks: Mapping[int, RoundAsk]
    reports: Mapping[int, StatusReport]
    milestones: Mapping[int, Sequence[MovedMilestone]]
    money: Mapping[int, Sums]


def rows_to_freeze(round_: ReportingRound) -> Iterator[Sequence[RoundRow]]:
    """The rows of the round, not stored, some hundred at a time: six queries for each such batch."""
    money = sums_by_sub_project(round_.programme, round_.as_of.year)
    ids = list(round_.programme.sub_projects.order_by("number").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        yield _batch(round_, ids[start : start + BATCH], money)


def _batch(round_: ReportingRound, ids: Sequence[int], money: Mapping[int, Sums]) -> Sequence[RoundRow]:
    found = SubProject.objects.filter(pk__in=ids).select_related("main_area", "lead_unit", "owner")
    asks = RoundAsk.objects.filter(round=round_, sub_project__in=ids)
    standing = _Standing(
        day=round_.as_of,
        asks={ask.sub_project_id: ask for ask in asks},
        reports=reports_as_of(ids, round_.as_of),
        milestones=_milestones(ids),
        money=money,
    )
    return tuple(_row(round_, each, standing) for each in found.order_by("number"))


def _milestones(ids: Sequence[int]) -> Mapping[int, Sequence[MovedMilestone]]:
    known: dict[int, list[MovedMilestone]] = {}
    for each in with_moves(Milestone.objects.filter(sub_project__in=ids).order_by("original_date", "pk")):
        known.setdefault(each.milestone.sub_project_id, []).append(each)
    return known


def _row(round_: ReportingRound, sub_project: SubProject, standing: _Standing) -> RoundRow:
    ask = standing.asks.get(sub_project.pk)
    report = standing.reports.get(sub_project.pk)
    milestones = standing.milestones.get(sub_project.pk, ())
    money = standing.money.get(sub_project.pk, Sums())
    return RoundRow(
        round=round_,
        sub_project=sub_project,
        number=sub_project.number,
        title=sub_project.title,
        title_en=sub_project.title_en,
        is_public=sub_project.is_public,
        planned_end=sub_project.planned_end,
        was_asked=ask is not None,
        was_answered=ask is not None and ask.is_answered,
        allocated_ore=money.budget,
        outcome_ore=money.outcome,
        forecast_ore=money.forecast,
        **_who(sub_project),
        **_reported(report),
        **_reached(milestones, report.stage if report else Stage.UNKNOWN.value, standing.day),
        **_provenance(sub_project, report),
    )


def _who(sub_project: SubProject) -> dict[str, Any]:
    area, unit, owner = sub_project.main_area, sub_project.lead_unit, sub_project.owner
    return {
        "area_number": area.number,
        "area_title": area.title,
        "area_title_en": area.title_en,
        "unit": unit.name if unit else "",
        "unit_en": unit.name_en if unit else "",
        "owner": owner.title if owner else "",
        "owner_en": owner.title_en if owner else "",
    }


def _reported(report: StatusReport | None) -> dict[str, Any]:
    if report is None:
        return {"stage": Stage.UNKNOWN.value}
    names = ("is_unchanged", "stage", "outlook_time", "outlook_cost", "outlook_result", "text", "text_en")
    return {"report": report, "report_as_of": report.as_of} | {name: getattr(report, name) for name in names}


def _reached(milestones: Sequence[MovedMilestone], stage: str, day: Any) -> dict[str, Any]:
    return {
        "milestones": len(milestones),
        "milestones_reached": sum(each.milestone.reached_on is not None for each in milestones),
        "milestones_late": sum(milestone_is_late(each.milestone, stage, day) for each in milestones),
        "milestones_moved": sum(each.is_moved for each in milestones),
        "milestone_details": [_told(each) for each in milestones],
    }


def _told(moved: MovedMilestone) -> dict[str, Any]:
    milestone = moved.milestone
    return {
        "title": milestone.title,
        "title_en": milestone.title_en,
        "original": moved.original.isoformat(),
        "planned": moved.planned.isoformat(),
        "reached": milestone.reached_on.isoformat() if milestone.reached_on else None,
        "times": moved.times,
    }


def _provenance(sub_project: SubProject, report: StatusReport | None) -> dict[str, Any]:
    """That of the report or of the sub-project, whichever a reader most needs to know of."""
    told = [each for each in (report, sub_project) if each is not None]
    told.sort(key=lambda each: _WEIGHTIEST.index(ProvenanceKind(each.provenance)))
    chosen = {name: getattr(told[0], name) for name in PROVENANCE}
    for name in ("provenance_note", "provenance_note_en"):
        notes = dict.fromkeys(getattr(each, name) for each in told if each.provenance == told[0].provenance)
        chosen[name] = " ".join(filter(None, notes))[:_LONGEST_NOTE]
    return chosen
