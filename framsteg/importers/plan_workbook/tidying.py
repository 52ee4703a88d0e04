"""Cells without HTML, dead formulas and, unless they are to stay, personal data; and the columns nobody reads."""

from framsteg.importers.plan_workbook import cells
from framsteg.importers.plan_workbook.client import Sheet
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.schema import Mapping


def tidy_rows(sheet: Sheet, mapping: Mapping, doubts: Doubts) -> list[list[str]]:
    first = mapping.header + mapping.header_rows
    return [
        row if line < first else _tidy(row, line + 1, mapping, doubts) for line, row in enumerate(sheet.rows)
    ]


def _tidy(row: list[str], line: int, mapping: Mapping, doubts: Doubts) -> list[str]:
    return [
        _tidy_cell(cell, line, column, mapping,
            doubts) if cell and column < len(mapping.columns) and mapping.columns[column] else cell
        for column, cell in enumerate(row)
    ]  # fmt: skip


def _tidy_cell(cell: str, line: int, column: int, mapping: Mapping, doubts: Doubts) -> str:
    """A cell without HTML, dead formulas and, unless they are to stay, personal data."""
    first = cell[0]
    if first == "#" and cells.is_broken_formula(cell):
        doubts.add("broken_formula", line, column, cell)
        return ""
    if first == "=" and cells.is_formula(cell):
        doubts.add("formula_text", line, column, cell)
        return ""
    if ("<" in cell or "&" in cell) and cells.has_html(cell):
        doubts.add("html_removed", line, column, cell)
        cell = cells.without_html(cell)
    found = list(cells.personal_data(cell))
    for each in found:
        doubts.add(each.kind, line, column, each.found)
    return cells.without_personal_data(cell) if found and mapping.take_out_personal_data else cell


def tell_empty(rows: list[list[str]], mapping: Mapping, doubts: Doubts) -> None:
    """A heading with nothing under it in any row: perhaps it tells by colours."""
    if mapping.has("area_mark", "time_mark"):
        return
    for column, heading in enumerate(mapping.headings):
        if heading and not any(column < len(row) and row[column] for row in rows):
            doubts.add("column_empty", 0, column, heading)


def tell_unread(rows: list[list[str]], mapping: Mapping, doubts: Doubts) -> None:
    for column, target in enumerate(mapping.columns):
        if target == "" and (count := sum(1 for row in rows if column < len(row) and row[column])):
            doubts.add("column_not_read", 0, column, mapping.headings[column], count=str(count))
