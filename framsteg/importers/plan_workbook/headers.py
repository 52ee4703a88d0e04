"""Finds the row with the headings, whatever stands above it, and proposes what each column holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from framsteg.importers.plan_workbook import schema, words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.client import Sheet, Workbook
from framsteg.importers.plan_workbook.errors import NoHeader
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.lib.dates import NotADate, read
from framsteg.lib.text import folded

LOOKED_THROUGH = 60
LONGEST_HEADING = 90
KNOWN = 60
"""Likeness from which a heading counts as known."""
SAMPLE = 400
CODE = re.compile(r"(?:[A-Za-zÅÄÖåäö]{1,12}[ .-]?)?\d+(?:[.:-]\d+)*[a-z]?\.?")


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
    _by_content(columns, header, rows)
    mapping = Mapping(sheet.name, header.row, header.rows, tuple(columns), header.headings)
    return with_words(mapping, sheet.rows[header.first_row_below :])


def _by_content(columns: list[str], header: Header, rows: Sequence[Sequence[str]]) -> None:
    """Puts right what headings got wrong, and finds what no heading names."""
    cells = {
        at: [
            row[at]
            for row in rows
            if at < len(row) and not is_nothing(row[at]) and one_line(row[at]) != heading
        ]
        for at, heading in enumerate(header.headings)
    }
    _split_ids(columns, cells)
    free = [at for at, target in enumerate(columns) if not target and cells[at]]
    if "title" not in columns and free:
        likely = [at for at in free if _looks_like_titles(cells[at], len(rows))]
        if likely:
            columns[max(likely, key=lambda at: len(set(cells[at])))] = "title"
    if "title" not in columns:
        _title_from_other(columns, cells)
    if "stage" not in columns:
        likely = [at for at in range(len(columns)) if not columns[at] and _share(cells[at], _is_stage) > 0.6]
        if likely:
            columns[likely[0]] = "stage"
    if not {"code", "number"} & set(columns):
        likely = [
            at for at in range(len(columns)) if not columns[at] and _looks_like_codes(cells[at], len(rows))
        ]
        if likely:
            columns[likely[0]] = "code"


def _split_ids(columns: list[str], cells: dict[int, list[str]]) -> None:
    """A column called a number whose cells are "1.2" or "A3" holds codes; a "goal" that never comes twice is a "
    "name."""
    for at, target in enumerate(columns):
        if (
            target == "number"
            and cells[at]
            and _share(cells[at], str.isdigit) < 0.9
            and "code" not in columns
        ):
            columns[at] = "code"
        if (
            target in ("level2", "area")
            and cells[at]
            and "title" not in columns
            and len(set(cells[at])) == len(cells[at]) > 8
        ):
            columns[at] = "title"


def _title_from_other(columns: list[str], cells: dict[int, list[str]]) -> None:
    for other in ("summary", "body", "level2", "milestones", "area"):
        likely = [at for at, target in enumerate(columns) if target == other and cells[at]]
        if likely:
            columns[likely[0]] = "title"
            return


def _looks_like_titles(found: list[str], rows: int) -> bool:
    lengths = sum(map(len, found)) / len(found)
    return (
        len(found) >= 0.6 * rows and len(set(found)) >= 0.7 * len(found) and 6 <= lengths <= 250 and _share(found,
            _is_day) < 0.3
        and _share(found, lambda text: bool(CODE.fullmatch(text))) < 0.5
    )  # fmt: skip


def _looks_like_codes(found: list[str], rows: int) -> bool:
    return (
        len(found) >= 0.5 * rows and len(set(found)) >= 0.95 * len(found) and _share(found,
            lambda text: bool(CODE.fullmatch(text))) > 0.9
        and _share(found, _is_day) < 0.5
    )  # fmt: skip


def _is_stage(text: str) -> bool:
    return len(text) < 40 and words.stage_of(text) != words.UNKNOWN


def _is_day(text: str) -> bool:
    try:
        return bool(read(text).last)
    except NotADate:
        return False


def _share(found: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(1 for text in found if holds(text)) / len(found) if found else 0.0


def with_words(mapping: Mapping, rows: Sequence[Sequence[str]]) -> Mapping:
    """With a proposal for each word that tells a stage; what has been said about a word stays."""
    found: dict[str, str] = {}
    for column in mapping.columns_of("stage"):
        cells = {row[column] for row in rows if column < len(row)} - {mapping.headings[column]}
        for word in sorted({folded(cell) for cell in cells if not is_nothing(cell)}):
            found[word] = mapping.stages.get(word) or words.stage_of(word)
    return replace(mapping, stages=found or mapping.stages)
