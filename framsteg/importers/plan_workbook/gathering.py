"""Rows that are no sub-projects of their own: sums, repeated headings, headings between rows, rows that go on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.client import Sheet
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.numbering import area_name
from framsteg.importers.plan_workbook.rows import LEVELS, Row, title_column
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.lib.text import folded

_TOTALS = re.compile(
    r"(summa|totalt|total|totalsumma|delsumma|subtotal|sum|summe|gesamt|i alt|yhteensä|grand total|"
    r"sum total)\b.{0,30}"
)
_FOOT = re.compile(
    r"(\*|källa|källor|anteckning|notera|anm\b|kommentar:|teckenförklaring|not[:.]|obs|förklaring|"
    r"senast (uppdaterad|ändrad)|uppdaterad|source|note:|sida \d|page \d).*"
)


def without_extras(rows: list[Row], mapping: Mapping, doubts: Doubts) -> tuple[list[Row], list[list[str]]]:
    """Without sums, repeated headings and what stands under the table."""
    kept, totals = [], []
    headings = {one_line(heading) for heading in mapping.headings if heading}
    sums = 2 + len(mapping.columns_of("budget"))
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        if not filled:
            continue
        if len(filled) > 1 and sum(one_line(cell) in headings for cell in filled) >= 0.8 * len(filled):
            doubts.add("repeated_header", row.line)
        elif len(filled) <= sums and _TOTALS.fullmatch(folded(filled[0])):
            doubts.add("total_row", row.line, value=filled[0])
            totals.append(row.cells)
        elif len(filled) == 1 and (
            _FOOT.fullmatch(folded(filled[0])) or len(filled[0]) > 300 or _is_remark(row, mapping)
        ):
            doubts.add("outside_table", row.line, value=filled[0])
        else:
            kept.append(row)
    return kept, totals


def _is_remark(row: Row, mapping: Mapping) -> bool:
    """Words that stand alone where codes stand, and are none."""
    at = next(column for column, cell in enumerate(row.cells) if cell)
    text = row.cells[at]
    return mapping.columns[at] in ("code", "number") and len(text) > 20 and " " in text and text.endswith(".")


def fill_merged(rows: list[Row], sheet: Sheet, mapping: Mapping) -> None:
    """Cells that are merged downwards say the same on every row. A merged name is one sub-project on several rows."""
    title, by_line = title_column(mapping), {row.line - 1: row for row in rows}
    for first, left, last, right in sheet.merged:
        if first == last or first not in by_line:
            continue
        for column in range(left, min(right + 1, len(mapping.columns))):
            if column == title or not mapping.columns[column]:
                continue
            for line in range(first + 1, last + 1):
                if line in by_line and not by_line[line].cells[column]:
                    by_line[line].cells[column] = by_line[first].cells[left]


def fill_down(rows: list[Row], mapping: Mapping, doubts: Doubts) -> None:
    """In columns of levels, where a value stands once for all rows below it, the rows below say the same."""
    title = title_column(mapping)
    above: dict[int, str] = {}
    levels = [column for level in LEVELS for column in mapping.columns_of(level)]
    grouped = [column for column in levels if _stands_once(rows, column)]
    for row in rows:
        for order, column in enumerate(levels):
            if row.cells[column]:
                if above.get(column) != row.cells[column]:
                    for deeper in levels[order + 1 :]:
                        above.pop(deeper, None)
                above[column] = row.cells[column]
            elif column in grouped and row.cells[title] and above.get(column):
                row.cells[column] = above[column]
                doubts.add("filled_down", row.line, column, above[column])


def _stands_once(rows: Sequence[Row], column: int) -> bool:
    """Whether no two rows after each other say the same: then an empty cell means "as above", not "nothing"."""
    values = [row.cells[column] for row in rows]
    return not any(one and one == two for one, two in pairwise(values))


def sections(rows: list[Row], sheet: Sheet, mapping: Mapping, doubts: Doubts) -> list[Row]:
    """Takes out rows that are headings for those below; the rows below remember them."""
    if mapping.has("area"):
        return rows
    wide = {first for first, left, last, right in sheet.merged if first == last and right > left}
    alone = [
        row
        for row in rows
        if sum(1 for cell in row.cells if cell) == 1 or ((row.line - 1) in wide and _is_bare(row, mapping))
    ]
    if not alone or len(alone) > 0.5 * len(rows) or (rows[-1] in alone and len(alone) == 1):
        return rows
    headings = {
        row.line for row in alone if (row.line - 1) in wide or not _may_be_measure(row, rows, mapping)
    }
    kept: list[Row] = []
    stack: list[str] = []
    was_heading = False
    levels: dict[str, int] = {}
    for row in rows:
        if row.line in headings:
            text = one_line(next(cell for cell in row.cells if cell))
            mark = folded(text).split(" ")[0]
            level = levels.setdefault(
                mark, len(stack) if was_heading else min(levels.get(mark, 0), len(stack))
            )
            stack = [*stack[:level], text]
            doubts.add("section", row.line, value=text)
        else:
            row.areas = [area_name(stack[0])] if stack else []
            row.path = list(stack[1:])
            kept.append(row)
        was_heading = row.line in headings
    return kept


def _is_bare(row: Row, mapping: Mapping) -> bool:
    """Whether only the name and the code are there."""
    return all(
        not cell or mapping.columns[at] in ("title", "code", "number", "")
        for at, cell in enumerate(row.cells)
    )


def _may_be_measure(row: Row, rows: Sequence[Row], mapping: Mapping) -> bool:
    """Whether a row with one filled cell is a sub-project without details: its name stands where names stand."""
    title = title_column(mapping)
    at = next(column for column, cell in enumerate(row.cells) if cell)
    if at != title:
        return False
    codes = mapping.columns_of("code") + mapping.columns_of("number")
    others_have_codes = codes and sum(
        1 for each in rows if any(each.cells[column] for column in codes)
    ) > 0.4 * len(rows)
    return bool(title > 0 and not others_have_codes)


def continued(rows: list[Row], mapping: Mapping, doubts: Doubts) -> list[Row]:
    """A row without a name goes on from the row above it, cell by cell."""
    title = title_column(mapping)
    keys = [title, *mapping.columns_of("code"), *mapping.columns_of("number")]
    kept: list[Row] = []
    for row in rows:
        if not is_nothing(row.cells[title]):
            kept.append(row)
        elif kept and not any(row.cells[column] for column in keys):
            _append(kept[-1], row, mapping)
            doubts.add("row_continues", row.line)
        elif mapping.columns_of("code") + mapping.columns_of("number") and any(
            row.cells[column] for column in keys
        ):
            kept.append(row)
        elif any(row.cells[at] for at, target in enumerate(mapping.columns) if target):
            doubts.add("title_missing", row.line)
    return kept


def _append(row: Row, more: Row, mapping: Mapping) -> None:
    for column, cell in enumerate(more.cells):
        if cell and mapping.columns[column] and cell not in row.cells[column].split("\n"):
            row.cells[column] = f"{row.cells[column]}\n{cell}" if row.cells[column] else cell
