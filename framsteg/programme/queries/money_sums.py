"""What has been divided, spent and foreseen, summed by budget year and area: every öre once, nothing unknown as zero.

A sub-project counts in its main area alone. What belongs to no sub-project that is shown has lines of its own, so that
the lines of a year add up to the whole: budget to what was set aside, outcome to what the accounts hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection

from framsteg.audit.models import Visibility
from framsteg.programme.models import EntryMatch, MappingTarget, Programme

from .audience import Audience

_NONE = "CAST(NULL AS bigint)"


def _each(*, entries: str = "", forecasts: str = "", later: str = "") -> str:
    """What is stated for each sub-project and year; the conditions narrow it to what counts on a day."""
    return f"""
WITH stated(sub_project_id, budget_year, allocated, outcome, forecast) AS (
    SELECT l.sub_project_id, t.budget_year, l.amount_ore, {_NONE}, {_NONE}
    FROM programme_allocation l JOIN programme_appropriation t ON t.id = l.appropriation_id
    WHERE l.programme_id = %(programme)s
    UNION ALL
    SELECT sub_project_id, budget_year, {_NONE}, SUM(amount_ore), {_NONE} FROM programme_outcomeentry
    WHERE programme_id = %(programme)s AND "match" = '{EntryMatch.SUB_PROJECT.value}'{entries}
    GROUP BY sub_project_id, budget_year
    UNION ALL
    SELECT m.sub_project_id, y.budget_year, {_NONE}, 0, {_NONE}
    FROM (SELECT DISTINCT sub_project_id FROM programme_ledgermapping
          WHERE programme_id = %(programme)s AND target = '{MappingTarget.SUB_PROJECT.value}') m
    CROSS JOIN (SELECT DISTINCT budget_year FROM programme_outcomeentry
                WHERE programme_id = %(programme)s{entries}) y
    UNION ALL
    SELECT f.sub_project_id, f.budget_year, {_NONE}, {_NONE}, f.total_ore
    FROM programme_forecast f JOIN programme_subproject s ON s.id = f.sub_project_id
    WHERE s.programme_id = %(programme)s{forecasts} AND NOT EXISTS (
        SELECT 1 FROM programme_forecast n WHERE n.sub_project_id = f.sub_project_id
        AND n.budget_year = f.budget_year{later}
        AND (n.as_of > f.as_of OR (n.as_of = f.as_of AND n.id > f.id)))
), summed AS (
    SELECT sub_project_id, budget_year, SUM(allocated) AS allocated, SUM(outcome) AS outcome,
           SUM(forecast) AS forecast
    FROM stated GROUP BY sub_project_id, budget_year
)
"""


_OF_AREAS = """
SELECT e.budget_year, CASE WHEN s.visibility IN (%(shown)s, %(also_shown)s) THEN s.main_area_id END,
       SUM(e.allocated), COUNT(e.allocated), SUM(e.outcome), COUNT(e.outcome), SUM(e.forecast), COUNT(e.forecast),
       SUM(CASE WHEN e.allocated IS NOT NULL AND e.outcome IS NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN e.allocated IS NOT NULL AND e.forecast IS NULL THEN 1 ELSE 0 END)
FROM summed e JOIN programme_subproject s ON s.id = e.sub_project_id
GROUP BY e.budget_year, CASE WHEN s.visibility IN (%(shown)s, %(also_shown)s) THEN s.main_area_id END
"""
_ENTRIES_BY = " AND period <= %(on)s"
_BY_AREA = _each() + _OF_AREAS
_BY_AREA_ON = (
    _each(entries=_ENTRIES_BY, forecasts=" AND f.as_of <= %(on)s", later=" AND n.as_of <= %(on)s") + _OF_AREAS
)
_BY_SUB_PROJECT = f"""{_each()}
SELECT e.sub_project_id, e.allocated, e.outcome, e.forecast FROM summed e WHERE e.budget_year = %(year)s
"""


def _together(entries: str = "") -> str:
    return f"""
SELECT 'set aside', budget_year, SUM(amount_ore) FROM programme_appropriation
WHERE programme_id = %(programme)s GROUP BY budget_year
UNION ALL
SELECT "match", budget_year, SUM(amount_ore) FROM programme_outcomeentry
WHERE programme_id = %(programme)s AND "match" <> '{EntryMatch.SUB_PROJECT.value}'{entries}
GROUP BY "match", budget_year
"""


class Own(StrEnum):
    """Lines that are no area's: sub-projects that are not public, what is kept by the programme as a whole (its own
    costs, and money not divided), and entries that no rule says whose they are."""

    NOT_PUBLIC = "not_public"
    PROGRAMME = "programme"
    UNMATCHED = "unmatched"


@dataclass(frozen=True)
class Sums:
    """Amounts in öre; None is not stated. The counts say for how many sub-projects each is stated."""

    budget: int | None = None
    outcome: int | None = None
    forecast: int | None = None
    with_budget: int = 0
    with_outcome: int = 0
    with_forecast: int = 0
    without_outcome: int = 0
    """How many have a budget and no outcome: then the two cannot be compared."""
    without_forecast: int = 0
    """How many have a budget and no forecast."""

    @property
    def deviation(self) -> int | None:
        """Budget less outcome: positive is a surplus."""
        return None if self.without_outcome else less(self.budget, self.outcome)

    @property
    def forecast_deviation(self) -> int | None:
        """Budget less forecast: positive is a surplus."""
        return None if self.without_forecast else less(self.budget, self.forecast)

    def plus(self, other: "Sums") -> "Sums":
        return Sums(
            _plus(self.budget, other.budget),
            _plus(self.outcome, other.outcome),
            _plus(self.forecast, other.forecast),
            self.with_budget + other.with_budget,
            self.with_outcome + other.with_outcome,
            self.with_forecast + other.with_forecast,
            self.without_outcome + other.without_outcome,
            self.without_forecast + other.without_forecast,
        )


@dataclass(frozen=True)
class YearOfMoney:
    """One budget year. `areas` by the area's id; `own` the lines that are no area's, where there is anything."""

    budget_year: int
    set_aside: int | None
    areas: Mapping[int, Sums]
    own: Mapping[Own, Sums]

    @property
    def sub_projects(self) -> Sums:
        """All sub-projects together, also those that are not shown by themselves."""
        lines = [*self.areas.values(), self.own.get(Own.NOT_PUBLIC, Sums())]
        return total(lines)

    @property
    def whole(self) -> Sums:
        """The programme as a whole: set aside less everything in the accounts."""
        together = total([*self.areas.values(), *self.own.values()])
        return Sums(
            self.set_aside,
            together.outcome,
            together.forecast,
            with_forecast=together.with_forecast,
            without_forecast=together.without_forecast,
        )

    @property
    def is_divided(self) -> bool:
        return self.sub_projects.budget is not None


def years_of_money(
    programme: Programme, *, on: date | None = None, audience: Audience = Audience.PUBLIC
) -> Sequence[YearOfMoney]:
    """Every budget year for which something is stated, the earliest first. Two queries, whatever the size.

    With `on`: budget years up to that day's, entries of months begun by then, and forecasts as of it or earlier.
    """
    also = Visibility.DRAFT if audience is Audience.EDITORS else Visibility.PUBLIC
    values: dict[str, Any] = {
        "programme": programme.pk,
        "shown": Visibility.PUBLIC.value,
        "also_shown": also.value,
    }
    if on is None:
        by_area, others = _rows(_BY_AREA, values), _rows(_together(), values)
    else:
        values |= {"on": on}
        by_area, others = _rows(_BY_AREA_ON, values), _rows(_together(_ENTRIES_BY), values)
    together = {(kind, year): int(ore) for kind, year, ore in others}
    years = sorted({row[0] for row in by_area} | {year for _kind, year in together})
    return tuple(
        _year(year, [row for row in by_area if row[0] == year], together)
        for year in years
        if on is None or year <= on.year
    )


def sums_by_sub_project(programme: Programme, budget_year: int) -> Mapping[int, Sums]:
    """What is stated for each sub-project in one year, by the sub-project's id. For those who work with the money."""
    rows = _rows(_BY_SUB_PROJECT, {"programme": programme.pk, "year": budget_year})
    return {
        sub_project: Sums(whole_ore(allocated), whole_ore(outcome), whole_ore(forecast))
        for sub_project, allocated, outcome, forecast in rows
    }


def total(lines: Sequence[Sums]) -> Sums:
    together = Sums()
    for line in lines:
        together = together.plus(line)
    return together


def less(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part


def _year(year: int, rows: list[tuple[Any, ...]], together: Mapping[tuple[str, int], int]) -> YearOfMoney:
    sums = {area: _sums(values) for _year, area, *values in rows}
    own = {Own.NOT_PUBLIC: sums.pop(None)} if None in sums else {}
    set_aside = together.get(("set aside", year))
    divided = total([*sums.values(), *own.values()]).budget
    shared = together.get((EntryMatch.PROGRAMME.value, year))
    undivided = less(set_aside, divided or 0)
    if undivided or shared is not None:
        own[Own.PROGRAMME] = Sums(undivided, shared, without_forecast=1 if undivided else 0)
    if (unmatched := together.get((EntryMatch.UNMATCHED.value, year))) is not None:
        own[Own.UNMATCHED] = Sums(outcome=unmatched)
    return YearOfMoney(year, set_aside, sums, own)


def _sums(values: list[Any]) -> Sums:
    budget, budgets, outcome, outcomes, forecast, forecasts, no_outcome, no_forecast = values
    counts = (int(each) for each in (budgets, outcomes, forecasts, no_outcome, no_forecast))
    return Sums(whole_ore(budget), whole_ore(outcome), whole_ore(forecast), *counts)


def _rows(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def whole_ore(value: Any) -> int | None:
    return None if value is None else int(value)


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other
