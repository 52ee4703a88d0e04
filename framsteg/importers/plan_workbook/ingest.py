"""From a workbook and a mapping to a typed plan, with every doubt on the way."""

from collections import Counter
from dataclasses import replace

from framsteg.importers.plan_workbook import hierarchy, own_sheets, sameness, tidying
from framsteg.importers.plan_workbook.amounts import kronor
from framsteg.importers.plan_workbook.client import Workbook
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.errors import NoTitleColumn, TwoColumnsForOne
from framsteg.importers.plan_workbook.plan import Plan, PlanRow
from framsteg.importers.plan_workbook.row_reader import RowReader
from framsteg.importers.plan_workbook.schema import LABELS, MANY, Mapping


def check(mapping: Mapping) -> None:
    """Raises NoTitleColumn or TwoColumnsForOne."""
    if not mapping.has("title"):
        raise NoTitleColumn()
    counts = Counter(target for target in mapping.columns if target and target not in MANY)
    twice = next((target for target, count in counts.items() if count > 1), None)
    if twice is not None:
        raise TwoColumnsForOne(target=LABELS[twice])


def read(workbook: Workbook, mapping: Mapping) -> Plan:
    """The plan in the sheet that the mapping names, and in the product's own further sheets where they are there."""
    check(mapping)
    doubts = Doubts()
    sheet = workbook.sheet(mapping.sheet)
    if workbook.has_formulas:
        doubts.add("has_formulas")
    first = mapping.header + mapping.header_rows
    tidy = (
        sheet
        if own_sheets.is_own(workbook)
        else replace(sheet, rows=tidying.tidy_rows(sheet, mapping, doubts))
    )
    areas = own_sheets.areas(workbook)
    described = {f"{area.number}. {area.title}" for area in areas}
    placed, totals = hierarchy.rows_of(tidy, mapping, doubts, described)
    reader = RowReader(mapping, doubts)
    rows = sameness.once(sameness.unique(reader.rows(placed), doubts), doubts)
    rows = _with_own_sheets(rows, workbook, mapping, doubts)
    tidying.tell_unread(tidy.rows[first:], mapping, doubts)
    stated = reader.total(totals)
    plan = Plan(
        tuple(rows),
        (),
        areas,
        dict(reader.units),
        dict(reader.roles),
        len(placed),
        stated,
    )
    if stated is not None and plan.amounts_sum_ore not in (None, stated):
        doubts.add("total_differs", stated=kronor(stated), sum=kronor(plan.amounts_sum_ore or 0))
    return replace(plan, doubts=tuple(sorted(doubts, key=lambda each: (each.row, each.column))))


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
