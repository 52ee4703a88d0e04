"""From a workbook and a mapping to a typed plan, with every doubt on the way."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from framsteg.importers.plan_workbook import alike, hierarchy, own_sheets, sameness, tidying
from framsteg.importers.plan_workbook.alike import Part
from framsteg.importers.plan_workbook.amounts import kronor
from framsteg.importers.plan_workbook.by_content import is_time
from framsteg.importers.plan_workbook.client import Workbook
from framsteg.importers.plan_workbook.doubts import SHEET_STEP, Doubts
from framsteg.importers.plan_workbook.errors import HeadingIsNoTime, NoTitleColumn, TwoColumnsForOne
from framsteg.importers.plan_workbook.plan import Plan, PlanRow
from framsteg.importers.plan_workbook.row_reader import RowReader
from framsteg.importers.plan_workbook.schema import LABELS, MANY, Mapping


def check(mapping: Mapping) -> None:
    """Raises NoTitleColumn, TwoColumnsForOne or HeadingIsNoTime."""
    if not mapping.has("title"):
        raise NoTitleColumn()
    counts = Counter(target for target in mapping.columns if target and target not in MANY)
    twice = next((target for target, count in counts.items() if count > 1), None)
    if twice is not None:
        raise TwoColumnsForOne(target=LABELS[twice])
    timeless = next((at for at in mapping.columns_of("time_mark") if not is_time(mapping.headings[at])), None)
    if timeless is not None:
        raise HeadingIsNoTime(heading=mapping.headings[timeless])


def read(workbook: Workbook, mapping: Mapping) -> Plan:
    """The plan in the sheets that the mapping names, and in the product's own further sheets where they are there."""
    check(mapping)
    doubts = Doubts()
    areas = own_sheets.areas(workbook)
    described = {f"{area.number}. {area.title}" for area in areas}
    reading = Reading(workbook, doubts, described)
    parts = alike.parts(workbook, mapping)
    for at, part in enumerate(parts):
        doubts.first = at * SHEET_STEP
        reading.add(part)
    doubts.first = 0
    rows = sameness.once(sameness.unique(reading.rows, doubts), doubts)
    rows = _with_own_sheets(rows, workbook, mapping, doubts)
    plan = Plan(
        tuple(rows), (), areas, dict(reading.units), dict(reading.roles), reading.rows_read, reading.stated,
        sheets=tuple(part.sheet.name for part in parts),
    )  # fmt: skip
    if own_sheets.is_own(workbook):
        further = {sheet.name: sheet.rows for sheet in workbook.sheets}
        plan = replace(
            plan, further=further, described_units=reading.units_told, described_roles=reading.roles_told
        )
    _tell_whole(workbook, plan, doubts)
    return replace(plan, doubts=tuple(sorted(doubts, key=lambda each: (each.row, each.column))))


class Reading:
    """The rows of one sheet after another, and what is counted on the way."""

    def __init__(self, workbook: Workbook, doubts: Doubts, described: Collection[str]) -> None:
        self.workbook, self.doubts, self.described = workbook, doubts, described
        self.rows: list[PlanRow] = []
        is_own = own_sheets.is_own(workbook)
        self.units_told = own_sheets.described(workbook, "units", ("Namn", "Name")) if is_own else frozenset()
        self.roles_told = (
            own_sheets.described(workbook, "roles", ("Titel", "Title"), ("Enhet", "Unit"))
            if is_own
            else frozenset()
        )
        self.units: Counter[str] = Counter()
        self.roles: Counter[str] = Counter()
        self.rows_read = 0
        self.stated: int | None = None

    def add(self, part: Part) -> None:
        sheet, mapping = part.sheet, part.mapping
        is_own = own_sheets.is_own(self.workbook)
        tidy = sheet if is_own else replace(sheet, rows=tidying.tidy_rows(sheet, mapping, self.doubts))
        placed, totals = hierarchy.rows_of(tidy, mapping, self.doubts, self.described)
        reader = RowReader(mapping, self.doubts, self.units_told, self.roles_told)
        self.rows.extend(reader.rows(placed))
        self.units.update(reader.units)
        self.roles.update(reader.roles)
        self.rows_read += len(placed)
        below = tidy.rows[mapping.header + mapping.header_rows :]
        tidying.tell_unread(below, mapping, self.doubts)
        if not is_own:
            tidying.tell_empty(below, mapping, self.doubts)
        if (stated := reader.total(totals)) is not None:
            self.stated = (self.stated or 0) + stated


def _tell_whole(workbook: Workbook, plan: Plan, doubts: Doubts) -> None:
    """What concerns the workbook and not a row."""
    signs = (
        ("has_formulas", workbook.has_formulas),
        ("has_hidden", workbook.has_hidden),
        ("not_computed", workbook.has_uncomputed),
    )
    for kind in (kind for kind, is_so in signs if is_so):
        doubts.add(kind)
    for name in workbook.hidden:
        doubts.add("sheet_hidden", value=name)
    for sheet in workbook.sheets:
        if sheet.name not in (*plan.sheets, *plan.further):
            doubts.add("sheet_not_read", value=sheet.name)
    stated = plan.amounts_stated_ore
    if stated is not None and plan.amounts_sum_ore not in (None, stated):
        doubts.add("total_differs", stated=kronor(stated), sum=kronor(plan.amounts_sum_ore or 0))


def _with_own_sheets(
    rows: list[PlanRow], workbook: Workbook, mapping: Mapping, doubts: Doubts
) -> list[PlanRow]:
    """With the milestones and status reports of the product's own workbook."""
    milestones = own_sheets.milestones(workbook, rows, doubts)
    reports = own_sheets.reports(workbook, rows, doubts)
    return [
        replace(
            row,
            milestones=(*row.milestones, *milestones.get(row.row, ()))
            if milestones is not None
            else row.milestones,
            history=tuple(reports.get(row.row, ())) if reports is not None else None,
            report=None if reports is not None else row.report,
        )
        for row in rows
    ]
