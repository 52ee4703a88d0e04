"""Which row is a sub-project and what it belongs to: from columns, codes, numbering or headings."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from framsteg.importers.plan_workbook import gathering, words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.client import Sheet
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.numbering import area_name, numbered, split_areas
from framsteg.importers.plan_workbook.plan import AreaName
from framsteg.importers.plan_workbook.rows import LEVELS, Row, title_column
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.lib.text import folded


def rows_of(
    sheet: Sheet, mapping: Mapping, doubts: Doubts, areas: Collection[str] = ()
) -> tuple[list[Row], list[list[str]]]:
    """The rows that are sub-projects, each with its place; and the rows of sums."""
    first = mapping.header + mapping.header_rows
    width = len(mapping.columns)
    rows = [Row(line + 1, [*cells[:width], *[""] * (width - len(cells))])
            for line, cells in enumerate(sheet.rows) if line >= first and any(cells)]  # fmt: skip
    rows, totals = gathering.without_extras(rows, mapping, doubts)
    gathering.fill_merged(rows, sheet, mapping)
    gathering.fill_down(rows, mapping, doubts)
    rows = gathering.sections(rows, sheet, mapping, doubts)
    rows = gathering.continued(rows, mapping, doubts)
    if mapping.sheet_names_are == "area":
        _under_sheet(rows, mapping)
    _name(rows, mapping)
    _place_in_columns(rows, mapping, areas)
    return _place_by_code(rows, mapping, doubts), totals


def _under_sheet(rows: list[Row], mapping: Mapping) -> None:
    """The sheet is the area; headings between the rows are parts of the way."""
    for row in rows:
        row.path = [*(area.title for area in row.areas if area.title), *row.path]
        row.areas = [area_name(mapping.sheet)]


def _name(rows: list[Row], mapping: Mapping) -> None:
    """Name, code and number; from the name itself where most names begin with one."""
    title = title_column(mapping)
    in_names = not mapping.has("code") and _share_numbered(rows, title) >= 0.5
    for row in rows:
        row.title = one_line("" if is_nothing(row.cells[title]) else row.cells[title])
        row.code = _first(row, mapping, "code")[:60]
        written = _first(row, mapping, "number")
        if re.fullmatch(r"\d{1,6}", written) and int(written) > 0:
            row.number = int(written)
        elif written and not row.code:
            row.code = written[:60]
        if in_names and (found := numbered(row.title)) is not None:
            row.code, row.title = found
            row.numbering = row.code
            row.number = row.number or _plain_number(row.code)
            row.code = "" if row.code == str(row.number) else row.code
        row.number = row.number or _plain_number(row.code)


def _plain_number(code: str) -> int | None:
    return (int(code) or None) if re.fullmatch(r"\d{1,6}", code) else None


def _first(row: Row, mapping: Mapping, target: str) -> str:
    found = [one_line(row.cells[column]) for column in mapping.columns_of(target)]
    return next((text for text in found if not is_nothing(text)), "").rstrip(".")


def _share_numbered(rows: Sequence[Row], title: int) -> float:
    names = [one_line(row.cells[title]) for row in rows if row.cells[title]]
    return sum(1 for name in names if numbered(name)) / len(names) if names else 0.0


def _place_in_columns(rows: list[Row], mapping: Mapping, whole: Collection[str]) -> None:
    """`whole` are areas that the plan describes by themselves: a cell that is one of them is not taken apart."""
    areas, others = mapping.columns_of("area"), mapping.columns_of("other_areas")
    known = {folded(row.cells[column]) for row in rows for column in areas if row.cells[column]}
    for row in rows:
        told = [
            name
            for column in (*areas, *others)
            for cell in [row.cells[column]]
            for name in ([cell] if cell in whole else split_areas(cell, known))
        ]
        told += [
            mapping.headings[at] for at in mapping.columns_of("area_mark") if words.is_tick(row.cells[at])
        ]
        row.areas.extend(each for each in map(area_name, told) if each not in row.areas)
        for level in LEVELS[1:]:
            row.path.extend(
                one_line(row.cells[column])
                for column in mapping.columns_of(level)
                if not is_nothing(row.cells[column])
            )


def _place_by_code(rows: list[Row], mapping: Mapping, doubts: Doubts) -> list[Row]:
    """Rows whose code begins the codes of others are headings: the first level an area, the others part of the way."""
    codes = [row.depth for row in rows if row.depth]
    if len(codes) < 0.5 * len(rows):
        return rows
    mapping = replace(mapping, level=mapping.level or _level_with_stages(rows, mapping))
    tops = Counter(code[:depth] for code in codes for depth in range(1, len(code)))
    by_code = {row.depth: row for row in reversed(rows) if row.depth}
    kept: list[Row] = []
    for row in rows:
        parents = [
            by_code[row.depth[:depth]] for depth in range(1, len(row.depth)) if row.depth[:depth] in by_code
        ]
        if mapping.level and len(row.depth) > mapping.level:
            owner = by_code.get(row.depth[: mapping.level])
            if owner is not None:
                owner.parts.append(row)
                doubts.add("folded_row", row.line, value=row.title)
                continue
        if (
            row.depth in tops
            and row is by_code.get(row.depth)
            and not (mapping.level and len(row.depth) >= mapping.level)
        ):
            _tell_parent(row, mapping, doubts)
            continue
        _belong(row, parents, mapping)
        kept.append(row)
    return kept


def _belong(row: Row, parents: Sequence[Row], mapping: Mapping) -> None:
    if not row.areas and len(row.depth) > 1:
        top = parents[0] if parents and len(parents[0].depth) == 1 else None
        number = int(row.depth[0]) if re.fullmatch(r"\d{1,4}", row.depth[0]) else None
        title = top.title if top else ("" if number else row.depth[0])
        row.areas = [AreaName(number, title[:200])]
        parents = parents[1:] if top else parents
    row.path.extend(f"{each.code} {each.title}" for each in parents)


def _tell_parent(row: Row, mapping: Mapping, doubts: Doubts) -> None:
    has_stage = any(not is_nothing(row.cells[column]) for column in mapping.columns_of("stage"))
    doubts.add("parent_with_stage" if has_stage else "parent_row", row.line, value=row.title)


def _level_with_stages(rows: Sequence[Row], mapping: Mapping) -> int:
    """The level that is followed up where deeper ones are not: 2 for "1.1" with a stage and "1.1.1" without; else 0."""
    columns = mapping.columns_of("stage")
    told: Counter[int] = Counter()
    of_depth: Counter[int] = Counter()
    for row in rows:
        of_depth[len(row.depth)] += 1
        told[len(row.depth)] += any(not is_nothing(row.cells[column]) for column in columns)
    deepest = max(of_depth, default=0)
    if deepest < 3 or told[deepest] > 0.1 * of_depth[deepest]:
        return 0
    return next((depth for depth in range(deepest - 1, 1, -1) if told[depth] >= 0.5 * of_depth[depth]), 0)
