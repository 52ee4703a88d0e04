"""Rows that name the same sub-project, and codes that name two."""

from collections import Counter
from dataclasses import replace

from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.plan import AreaName, PlannedReport, PlanRow
from framsteg.lib.text import folded


def unique(rows: list[PlanRow], doubts: Doubts) -> list[PlanRow]:
    """Codes and numbers name one sub-project each; what stands on later rows with another name loses them."""
    by_code: dict[str, PlanRow] = {}
    by_number: dict[int, PlanRow] = {}
    kept = []
    for row in rows:
        code = row.code.casefold()
        if code and (first := by_code.setdefault(code, row)) is not row and not _is_same(first, row):
            doubts.add("code_repeated", row.row, value=row.code)
            row = replace(row, code="", number=None if str(row.number) == row.code else row.number)
        if (
            row.number
            and (first := by_number.setdefault(row.number, row)).row != row.row
            and not _is_same(first, row)
        ):
            doubts.add("number_repeated", row.row, value=str(row.number))
            row = replace(row, number=None)
        kept.append(row)
    return kept


def _is_same(one: PlanRow, other: PlanRow) -> bool:
    return folded(one.title) == folded(other.title)


def once(rows: list[PlanRow], doubts: Doubts) -> list[PlanRow]:
    """Sub-projects that stand on several rows, under different areas, read once with all their areas."""
    kept: dict[tuple[str, ...], PlanRow] = {}
    names: Counter[str] = Counter()
    for row in rows:
        key = _identity(row)
        first = kept.get(key)
        if first is None:
            name = folded(row.title)
            if name and names[name]:
                doubts.add("title_repeated", row.row, value=row.title)
            names[name] += 1
            kept[key] = row
            continue
        more = [area for area in row.areas if area not in first.areas]
        doubts.add("rows_merged" if more else "row_duplicate", row.row, value=row.title)
        if _stages_differ(first, row):
            doubts.add("reports_differ", row.row, value=row.title)
        kept[key] = _joined(first, row, more)
    return list(kept.values())


def _joined(first: PlanRow, row: PlanRow, areas: list[AreaName]) -> PlanRow:
    """The first row, with what only the later one tells."""
    return replace(
        first,
        areas=(*first.areas, *areas),
        texts={**row.texts, **first.texts},
        dates={**row.dates, **first.dates},
        lead_unit=first.lead_unit or row.lead_unit,
        taking_part=tuple(dict.fromkeys((*first.taking_part, *row.taking_part))),
        owner=first.owner or row.owner,
        report=_latest(first, row),
        milestones=tuple({each.title: each for each in (*row.milestones, *first.milestones)}.values()),
        amount_ore=row.amount_ore if first.amount_ore is None else first.amount_ore,
    )


def _stages_differ(first: PlanRow, row: PlanRow) -> bool:
    return bool(first.report and row.report and first.report.stage != row.report.stage and row.report.stage)


def _latest(first: PlanRow, row: PlanRow) -> PlannedReport | None:
    """The first row's report, unless the other is told for a later day or is the only one with a stage."""
    one, other = first.report, row.report
    if one is None or other is None:
        return one or other
    is_later = bool(one.as_of and other.as_of and other.as_of > one.as_of)
    return other if is_later or (other.stage and not one.stage) else one


def _identity(row: PlanRow) -> tuple[str, ...]:
    """By code or number and name; else by name and everything but the area."""
    if row.code or row.number:
        return (row.code.casefold(), str(row.number or ""), folded(row.title))
    rest = (row.lead_unit, row.owner, *(f"{name}{day}" for name, day in row.dates.items()), row.texts.get("body", ""),
            *row.taking_part, *(m.title for m in row.milestones), row.report.stage if row.report else "")  # fmt: skip
    return ("", "", folded(row.title), *rest) if row.title else (str(row.row),)
