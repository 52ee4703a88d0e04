"""The money of one sub-project, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from framsteg.programme.models import MappingTarget, SubProject

from .ledger import months_delivered
from .money_sums import Sums

_NEVER = "CAST(NULL AS date), CAST(NULL AS date)"
_STATED = f"""
SELECT 'budget', t.budget_year, SUM(l.amount_ore), {_NEVER}
FROM programme_allocation l JOIN programme_appropriation t ON t.id = l.appropriation_id
WHERE l.sub_project_id = %(sub_project)s GROUP BY t.budget_year
UNION ALL
SELECT 'delivered', budget_year, 0, {_NEVER} FROM programme_outcomeentry
WHERE programme_id = %(programme)s AND EXISTS (
    SELECT 1 FROM programme_ledgermapping m
    WHERE m.sub_project_id = %(sub_project)s AND m.target = '{MappingTarget.SUB_PROJECT.value}')
GROUP BY budget_year
UNION ALL
SELECT 'outcome', budget_year, SUM(amount_ore), {_NEVER} FROM programme_outcomeentry
WHERE sub_project_id = %(sub_project)s GROUP BY budget_year
UNION ALL
SELECT 'forecast', f.budget_year, f.total_ore, f.as_of, f.as_of FROM programme_forecast f
WHERE f.sub_project_id = %(sub_project)s AND NOT EXISTS (
    SELECT 1 FROM programme_forecast n WHERE n.sub_project_id = f.sub_project_id AND n.budget_year = f.budget_year
    AND (n.as_of > f.as_of OR (n.as_of = f.as_of AND n.id > f.id)))
UNION
SELECT 'span', 0, 0, period_from, period_to FROM programme_ledgerdelivery WHERE programme_id = %(programme)s
"""


@dataclass(frozen=True)
class SubProjectYear:
    """One budget year of a sub-project; `forecast_as_of` is the day of the forecast that counts, and `months` are
    those that the accounts taken in speak for."""

    budget_year: int
    sums: Sums
    forecast_as_of: date | None
    months: frozenset[int] = frozenset()


def money_of(sub_project: SubProject) -> Sequence[SubProjectYear]:
    """Every budget year for which something is stated, the earliest first. One query."""
    values = {"sub_project": sub_project.pk, "programme": sub_project.programme_id}
    with connection.cursor() as cursor:
        cursor.execute(_STATED, values)
        rows = cursor.fetchall()
    stated: dict[int, dict[str, tuple[int, date | None]]] = {}
    spans: list[tuple[date, date]] = []
    for kind, year, ore, first, last in rows:
        if kind == "span":
            spans.append((_day(first), _day(last)))
        else:
            stated.setdefault(year, {})[kind] = (int(ore), _day(first) if first else None)
    months = months_delivered(spans)
    return tuple(_year(year, kinds, months.get(year, frozenset())) for year, kinds in sorted(stated.items()))


def _year(year: int, kinds: dict[str, tuple[int, date | None]], months: frozenset[int]) -> SubProjectYear:
    """A forecast's day is its own; the months are told only beside an outcome."""
    budget, _never = kinds.get("budget", (None, None))
    outcome, _never = kinds.get("outcome", kinds.get("delivered", (None, None)))
    forecast, as_of = kinds.get("forecast", (None, None))
    known = months if outcome is not None else frozenset()
    return SubProjectYear(year, Sums(budget, outcome, forecast), as_of, known)


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
