"""An open or closed round as the lead follows it: who has answered, what has changed, and what to look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

from framsteg.programme.models import Outlook, ReportingRound, RoundAsk, Stage

from .lateness import ENDED_STAGES
from .money_sums import Sums, sums_by_sub_project
from .paging import Page, bounds

STALE_AFTER = timedelta(days=120)
"""A sub-project that nobody has reported on for longer than this is stale: a report each tertial is what is usual."""
OFF = (Outlook.AT_RISK, Outlook.OFF_PLAN)

# For each question the report that counts now, and the one that counted before the round.
_ASKS = """
SELECT a.id, a.sub_project_id, s.number, a.report_id, COALESCE(r.is_unchanged, FALSE),
       s.planned_end, s.owner_id IS NULL OR o.holder_id IS NULL,
       COALESCE(r.as_of, b.as_of), COALESCE(r.stage, b.stage, 'unknown'),
       COALESCE(r.outlook_time, b.outlook_time, ''), COALESCE(r.outlook_cost, b.outlook_cost, ''),
       COALESCE(r.outlook_result, b.outlook_result, ''),
       COALESCE(b.stage, ''), COALESCE(b.outlook_time, ''), COALESCE(b.outlook_cost, ''),
       COALESCE(b.outlook_result, ''),
       EXISTS (SELECT 1 FROM programme_milestonemove m JOIN programme_statusreport w ON w.id = m.report_id
               WHERE w.round_id = a.round_id AND w.sub_project_id = a.sub_project_id)
FROM programme_roundask a
JOIN programme_subproject s ON s.id = a.sub_project_id
LEFT JOIN accounts_role o ON o.id = s.owner_id
LEFT JOIN programme_statusreport r ON r.id = a.report_id
LEFT JOIN programme_statusreport b ON b.id = (
    SELECT e.id FROM programme_statusreport e
    WHERE e.sub_project_id = a.sub_project_id AND e.as_of <= %(day)s
      AND (e.round_id IS NULL OR e.round_id <> a.round_id)
    ORDER BY e.as_of DESC, e.id DESC LIMIT 1)
WHERE a.round_id = %(round)s ORDER BY s.number
"""


class Mark(StrEnum):
    """What the lead can look for. Each is a filter of the list, with how many it holds of those asked about."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LATE = "late"
    AT_RISK = "at_risk"
    OWNERLESS = "ownerless"
    STALE = "stale"
    OVER_BUDGET = "over_budget"


@dataclass(frozen=True)
class Followed:
    """One question, with the marks that it has now."""

    ask_id: int
    sub_project_id: int
    number: int
    stage: str
    stage_before: str
    as_of: date | None
    marks: frozenset[Mark]
    money: Sums


@dataclass(frozen=True)
class FollowUp:
    """All questions of a round. The marks are judged as of the round's day; stale as of `on`."""

    rows: Sequence[Followed]
    with_money: int
    """For how many both what was allocated and a forecast or an outcome are stated: only these can be over budget."""

    @property
    def asked(self) -> int:
        return len(self.rows)

    def count(self, mark: Mark) -> int:
        return sum(mark in row.marks for row in self.rows)

    def marked(self, mark: Mark | None) -> Sequence[Followed]:
        return self.rows if mark is None else tuple(row for row in self.rows if mark in row.marks)


@dataclass(frozen=True)
class FollowedAsk:
    """A row of the lead's list: the question with all that is shown of it."""

    followed: Followed
    ask: RoundAsk


def follow_up(round_: ReportingRound, *, on: date) -> FollowUp:
    """Three queries however many are asked about."""
    money = sums_by_sub_project(round_.programme, round_.as_of.year)
    with connection.cursor() as cursor:
        cursor.execute(_ASKS, {"round": round_.pk, "day": round_.as_of})
        found = cursor.fetchall()
    rows = tuple(_followed(row, round_.as_of, on, money) for row in found)
    return FollowUp(rows, with_money=sum(_spent(row.money) is not None for row in rows))


def page_of(follow_up: FollowUp, mark: Mark | None, *, number: int, size: int) -> Page[FollowedAsk]:
    """One page of the questions with a mark. Raises NoSuchPage outside of the list."""
    rows = follow_up.marked(mark)
    start, end = bounds(number, size, len(rows))
    shown = rows[start:end]
    asks = RoundAsk.objects.select_related(
        "sub_project__owner", "sub_project__lead_unit", "role__holder", "report__reported_by"
    ).in_bulk([row.ask_id for row in shown])
    return Page(tuple(FollowedAsk(row, asks[row.ask_id]) for row in shown), number, len(rows), size)


def _followed(row: tuple[Any, ...], day: date, on: date, money: Mapping[int, Sums]) -> Followed:
    ask, sub_project, number, report, unchanged, planned_end, ownerless, as_of, stage, *rest = row
    outlooks, before, moved = rest[:3], rest[3:7], rest[7]
    sums = money.get(sub_project, Sums())
    told = report is not None
    changed = told and not unchanged and (bool(moved) or [stage, *outlooks] != before)
    as_of = _day(as_of)
    spent = _spent(sums)
    marks = {
        Mark.ANSWERED: told,
        Mark.UNANSWERED: not told,
        Mark.CHANGED: changed,
        Mark.UNCHANGED: told and not changed,
        Mark.LATE: _is_late(_day(planned_end), stage, day),
        Mark.AT_RISK: stage == Stage.ONGOING and any(outlook in OFF for outlook in outlooks),
        Mark.OWNERLESS: bool(ownerless),
        Mark.STALE: as_of is None or on - as_of > STALE_AFTER,
        Mark.OVER_BUDGET: spent is not None and spent > (sums.budget or 0),
    }
    held = frozenset(mark for mark, has in marks.items() if has)
    return Followed(ask, sub_project, number, stage, before[0], as_of, held, sums)


def _is_late(planned_end: date | None, stage: str, day: date) -> bool:
    return planned_end is not None and planned_end < day and stage not in ENDED_STAGES


def _spent(money: Sums) -> int | None:
    """The forecast, else what has been spent; None where it cannot be held against a budget."""
    return None if money.budget is None else money.forecast if money.forecast is not None else money.outcome


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
