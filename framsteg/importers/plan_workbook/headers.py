"""Finds the row with the headings, whatever stands above it, and proposes what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framsteg.importers.plan_workbook import by_content, schema, words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.client import Sheet, Workbook
from framsteg.importers.plan_workbook.days import day_in
from framsteg.importers.plan_workbook.errors import NoHeader
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.lib.text import folded

LOOKED_THROUGH = 60
LONGEST_HEADING = 90
KNOWN = 60
"""Likeness from which a heading counts as known."""
SAMPLE = 400


@dataclass(frozen=True)
class Header:
    """Where the headings stand: the first row, how many rows they take, and what they say for each column."""

    row: int
    rows: int
    headings: tuple[str, ...]
    score: float

    @property
    def first_row_below(self) -> int:
        return self.row + self.rows


def best_sheet(workbook: Workbook) -> str:
    """The sheet that looks most like a plan."""
    usable = [sheet for sheet in workbook.sheets if not sheet.is_too_large] or list(workbook.sheets)
    return max(usable, key=lambda sheet: _sheet_score(sheet)).name


def _sheet_score(sheet: Sheet) -> tuple[float, int]:
    found = _best(sheet)
    below = len(sheet.rows) - found.first_row_below if found else 0
    return (found.score if found else 0, min(below, 50))


def find(sheet: Sheet) -> Header:
    """Raises NoHeader."""
    found = _best(sheet)
    if found is None:
        raise NoHeader(sheet=sheet.name)
    return found


def at(sheet: Sheet, row: int, rows: int) -> Header:
    """The header where a person has said that it stands. Raises NoHeader."""
    if not 0 <= row < row + rows < len(sheet.rows) + 1:
        raise NoHeader(sheet=sheet.name)
    headings = _combined(sheet, row, rows)
    if not any(headings):
        raise NoHeader(sheet=sheet.name)
    return Header(row, rows, headings, 0)


def _best(sheet: Sheet) -> Header | None:
    last = min(LOOKED_THROUGH, len(sheet.rows) - 1)
    found: Header | None = None
    for row in range(last):
        for rows in (1, 2):
            header = _candidate(sheet, row, rows)
            if header is not None and (found is None or header.score > found.score):
                found = header
    return found


def _candidate(sheet: Sheet, row: int, rows: int) -> Header | None:
    if rows == 2 and not _is_second_row(sheet, row):
        return None
    headings = _combined(sheet, row, rows)
    filled = [heading for heading in headings if heading]
    below = [cells for cells in sheet.rows[row + rows : row + rows + 5] if any(map(str.strip, cells))]
    if len(filled) < min(2, _width(sheet)) or not below:
        return None
    others = (
        *sheet.rows[max(0, row - LOOKED_THROUGH) : row],
        *sheet.rows[row + rows : row + rows + LOOKED_THROUGH],
    )
    repeated = _repeated(headings, others)
    known = sum(1 for heading in filled if _known(heading) and heading not in repeated)
    plain = sum(1 for heading in filled if _is_like_a_heading(heading) and heading not in repeated)
    odd = len(filled) - plain
    return Header(row, rows, headings, 3 * known + 0.5 * plain - 1.5 * odd - 0.01 * row)


def _repeated(headings: Sequence[str], others: Sequence[Sequence[str]]) -> set[str]:
    """Those that come again in their own column: values, not headings; but a row of headings may come again whole."""
    found = {
        heading
        for column, heading in enumerate(headings)
        if heading and any(column < len(row) and one_line(row[column]) == heading for row in others)
    }
    return found if len(found) < 0.8 * sum(1 for heading in headings if heading) else set()


def _width(sheet: Sheet) -> int:
    return max((sum(1 for cell in row if cell.strip()) for row in sheet.rows[:LOOKED_THROUGH]), default=0)


def _is_second_row(sheet: Sheet, row: int) -> bool:
    """Whether the row under `row` goes on with the headings: groups above, parts of them below."""
    if row + 1 >= len(sheet.rows) - 1:
        return False
    upper, lower = _cells(sheet.rows[row]), _cells(sheet.rows[row + 1])
    filled = [cell for cell in lower if cell]
    if sum(1 for cell in upper if cell) < 2 or not filled or not all(map(_is_like_a_heading, filled)):
        return False
    known = sum(1 for cell in filled if _known(cell))
    grouped = any(first == last == row and left < right for first, left, last, right in sheet.merged)
    fills_gaps = any(
        below and not above for above, below in zip(upper, [*lower, *[""] * len(upper)], strict=False)
    )
    return (grouped or fills_gaps) and 2 * known >= len(filled)


def _combined(sheet: Sheet, row: int, rows: int) -> tuple[str, ...]:
    width = max(len(cells) for cells in sheet.rows)
    upper = _cells(sheet.rows[row], width)
    if rows == 1:
        return tuple(upper)
    lower = _cells(sheet.rows[row + 1], width)
    groups = _spread(sheet, row, upper, lower)
    return tuple(" ".join(dict.fromkeys(filter(None, pair))) for pair in zip(groups, lower, strict=True))


def _spread(sheet: Sheet, row: int, upper: list[str], lower: list[str]) -> list[str]:
    """Each group's heading over all its columns: those merged with it, else those that have only a heading below."""
    spread, merged = list(upper), [each for each in sheet.merged if each[0] <= row <= each[2]]
    for _first, left, _last, right in merged:
        spread[left : right + 1] = [upper[left]] * (min(right, len(upper) - 1) - left + 1)
    if not merged:
        for column in range(1, len(spread)):
            if not upper[column] and lower[column] and lower[column - 1]:
                spread[column] = spread[column - 1]
    return spread


def _cells(cells: Sequence[str], width: int = 0) -> list[str]:
    plain = [one_line(cell) for cell in cells]
    return plain + [""] * (width - len(plain))


def _known(heading: str) -> bool:
    return len(heading) <= LONGEST_HEADING and any(
        schema.likeness(heading, target) >= KNOWN for target in schema.LABELS
    )


def _is_like_a_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not re.fullmatch(r"[\d\s.,%:-]+", text) and not text.endswith(".")


def propose(sheet: Sheet, header: Header) -> Mapping:
    """The mapping that the headings tell, and where they do not, the cells."""
    columns = [schema.NOT_READ] * len(header.headings)
    wanted = sorted(
        ((schema.likeness(heading, target), -column, target)
         for column, heading in enumerate(header.headings) for target in schema.LABELS),
        reverse=True,
    )  # fmt: skip
    for score, minus_column, target in wanted:
        if score >= KNOWN and not columns[-minus_column] and (target not in columns or target in schema.MANY):
            columns[-minus_column] = target
    rows = [row for row in sheet.rows[header.first_row_below :] if any(row)][:SAMPLE]
    _latest_stage(columns, header)
    by_content.put_right(columns, header.headings, rows)
    mapping = Mapping(sheet.name, header.row, header.rows, tuple(columns), header.headings)
    return with_words(mapping, sheet.rows[header.first_row_below :])


def _latest_stage(columns: list[str], header: Header) -> None:
    """Of several columns that tell the stage on different days, the last day's is read."""
    dated = {
        at: day
        for at, heading in enumerate(header.headings)
        if schema.likeness(heading, "stage") >= KNOWN and (day := day_in(heading)) is not None
    }
    if len(dated) < 2 or any(columns[at] not in ("", "stage") for at in dated):
        return
    latest = max(dated, key=lambda at: (dated[at], at))
    for at, target in enumerate(columns):
        if target == "stage" or at == latest:
            columns[at] = "stage" if at == latest else schema.NOT_READ


def with_words(mapping: Mapping, rows: Sequence[Sequence[str]]) -> Mapping:
    """With a proposal for each word that tells a stage; what has been said about a word stays."""
    found: dict[str, str] = {}
    for column in mapping.columns_of("stage"):
        heading = mapping.headings[column]
        ticked = words.stage_of(schema.plain_heading(heading))
        cells = {row[column] for row in rows if column < len(row)} - {heading}
        has_ticks = ticked != words.UNKNOWN and any(map(words.is_tick, cells))
        for word in sorted({folded(cell) for cell in cells if not is_nothing(cell) or words.is_tick(cell)}):
            if has_ticks and words.is_tick(word):
                found[word] = mapping.stages.get(word) or ticked
            elif not is_nothing(word):
                found[word] = mapping.stages.get(word) or words.stage_of(word)
    return replace(mapping, stages=found or mapping.stages)
