"""What a column holds, as its cells tell: puts right what headings got wrong, and finds what no heading names."""

import re
from collections.abc import Callable, Sequence

from framsteg.importers.plan_workbook import words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.schema import NOT_READ, plain_heading
from framsteg.lib.dates import NotADate, read

CODE = re.compile(r"(?:[A-Za-zÅÄÖåäö]{1,12}[ .-]?)?\d+(?:[.:-]\d+)*[a-z]?\.?")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%")
_MAY_BE_TICKS = ("", "stage", "planned_end", "ended_on", "started_on", "progress")


def put_right(columns: list[str], headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Changes `columns` where the cells say otherwise than the headings."""
    _ticks(columns, headings, rows)
    cells = {
        at: [
            row[at]
            for row in rows
            if at < len(row) and not is_nothing(row[at]) and one_line(row[at]) != heading
        ]
        for at, heading in enumerate(headings)
    }
    _split_ids(columns, cells)
    _percent_is_progress(columns, cells)
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
            at
            for at in range(len(columns))
            if not columns[at]
            and _looks_like_codes(cells[at], len(rows))
            and _may_stand_here(at, columns, cells)
        ]
        if likely:
            columns[likely[0]] = "code"


def _split_ids(columns: list[str], cells: dict[int, list[str]]) -> None:
    """A column called a number whose cells are "1.2" or "A3" holds codes; a "goal" that never comes twice is a
    name."""
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
            is_time) < 0.3
        and _share(found, lambda text: bool(CODE.fullmatch(text))) < 0.5
    )  # fmt: skip


def _looks_like_codes(found: list[str], rows: int) -> bool:
    return (
        len(found) >= 0.5 * rows and len(set(found)) >= 0.95 * len(found) and _share(found,
            lambda text: bool(CODE.fullmatch(text))) > 0.9
        and _share(found, is_time) < 0.5
    )  # fmt: skip


def _may_stand_here(at: int, columns: list[str], cells: dict[int, list[str]]) -> bool:
    """Bare numbers are codes only before the name; after it they are amounts of something."""
    return not all(map(str.isdigit, cells[at])) or "title" not in columns or at < columns.index("title")


def _percent_is_progress(columns: list[str], cells: dict[int, list[str]]) -> None:
    """A stage in per cent is how far it has come, which says no stage."""
    for at, target in enumerate(columns):
        if target == "stage" and _share(cells[at], lambda text: bool(_PERCENT.fullmatch(text))) > 0.8:
            columns[at] = NOT_READ if "progress" in columns else "progress"


def _ticks(columns: list[str], headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns of crosses: the heading says a stage, an area or a time, and the cell that it is so."""
    filled = {
        at: [row[at] for row in rows if at < len(row) and row[at].strip() and one_line(row[at]) != heading]
        for at, heading in enumerate(headings)
    }
    for at, target in enumerate(columns):
        tells_stage = words.stage_of(plain_heading(headings[at])) != words.UNKNOWN
        if tells_stage and target in _MAY_BE_TICKS and "stage" not in columns and _is_ticked(filled[at]):
            columns[at] = "stage"
    _marks(columns, headings, filled)


def _marks(columns: list[str], headings: Sequence[str], filled: dict[int, list[str]]) -> None:
    marks = [
        at
        for at, target in enumerate(columns)
        if not target and headings[at] and filled[at] and all(map(words.is_tick, filled[at]))
    ]
    times = [at for at in marks if is_time(headings[at])]
    if len(times) > 1:
        for at in times:
            columns[at] = "time_mark"
    areas = [at for at in marks if at not in times]
    if len(areas) > 1 and "area" not in columns:
        for at in areas:
            columns[at] = "area_mark"


def _is_ticked(found: Sequence[str]) -> bool:
    """Crosses or answers of yes and no, with words for a stage among them."""
    said = [text for text in found if words.is_tick(text) or words.is_no_tick(text)]
    return bool(said) and _share(found, lambda text: text in said or _is_stage(text)) > 0.8


def _is_stage(text: str) -> bool:
    return len(text) < 40 and words.stage_of(text) != words.UNKNOWN


def is_time(text: str) -> bool:
    """Whether it names a day, or a time that has a last day."""
    try:
        return bool(read(text).last)
    except NotADate:
        return False


def _share(found: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(1 for text in found if holds(text)) / len(found) if found else 0.0
