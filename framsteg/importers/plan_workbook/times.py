"""The days of a row: what is planned, what has happened, and milestones written in running text."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from framsteg.importers.plan_workbook import words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.days import day_in, times_in
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.plan import PlannedMilestone
from framsteg.importers.plan_workbook.rows import Row
from framsteg.lib.dates import Exactness, NotADate, Span, read
from framsteg.lib.text import folded

Columns = Mapping[str, list[int]]
TIME_LABEL = "Tid enligt planen"
ENDS = {"planned_end", "ended_on"}


def dates_of(row: Row, columns: Columns, doubts: Doubts, kept: list[str]) -> dict[str, date]:
    """The days that the row states; what is no day is added to `kept` as a text."""
    found: dict[str, date] = {}
    for column in columns["planned_time"]:
        _planned_time(row, column, found, doubts, kept)
    for field in ("planned_start", "planned_end", "started_on", "ended_on"):
        for column in columns[field]:
            _one(row, field, column, found, doubts, kept)
    for first, last in (("planned_start", "planned_end"), ("started_on", "ended_on")):
        _check_order(row, first, last, found, columns, doubts, kept)
    return found


def _span(row: Row, column: int, doubts: Doubts, kept: list[str], heading: str = "") -> Span | None:
    text = one_line(row.cells[column])
    if is_nothing(text):
        return None
    try:
        span = read(text)
    except NotADate:
        doubts.add("not_a_date", row.line, column, text)
        _keep(kept, text)
        return None
    if span.first is None and span.last is None:
        doubts.add("date_without_end", row.line, column, text)
        _keep(kept, text)
        return None
    return span


def _keep(kept: list[str], text: str) -> None:
    line = f"**{TIME_LABEL}:** {text}"
    if line not in kept:
        kept.append(line)


def _planned_time(row: Row, column: int, found: dict[str, date], doubts: Doubts, kept: list[str]) -> None:
    span = _span(row, column, doubts, kept)
    if span is None:
        return
    if span.exactness == Exactness.DAY and span.first == span.last:
        span = Span(None, span.last, span.exactness, span.is_guess)
    if span.first:
        found["planned_start"] = span.first
    if span.last:
        found["planned_end"] = span.last
    _tell(row, column, span, doubts, " – ".join(str(day) for day in (span.first, span.last) if day))


def _one(row: Row, field: str, column: int, found: dict[str, date], doubts: Doubts, kept: list[str]) -> None:
    """The first day that a start can mean, and the last that an end can."""
    span = _span(row, column, doubts, kept)
    if span is None:
        return
    day = (span.last or span.first) if field in ENDS else (span.first or span.last)
    if day is None:
        return
    found[field] = day
    if field == "planned_start" and span.exactness == Exactness.SPAN and span.last:
        found.setdefault("planned_end", span.last)
    _tell(row, column, span, doubts, str(day))


def _tell(row: Row, column: int, span: Span, doubts: Doubts, read_as: str) -> None:
    if span.is_guess:
        doubts.add("date_guess", row.line, column, row.cells[column], read=read_as)
    elif span.exactness not in (Exactness.DAY, Exactness.SPAN):
        doubts.add("date_inexact", row.line, column, row.cells[column], read=read_as)


def _check_order(
    row: Row, first: str, last: str, found: dict[str, date], columns: Columns, doubts: Doubts, kept: list[str]
) -> None:
    if first in found and last in found and found[last] < found[first]:
        column = next(iter(columns[last] or columns["planned_time"]), None)
        doubts.add("date_out_of_order", row.line, column, f"{found[first]} – {found[last]}")
        _keep(kept, f"{found.pop(first)} – {found.pop(last)}")


def marked(row: Row, columns: Columns, headings: Sequence[str]) -> dict[str, date]:
    """The first and the last day of the times that are crossed, as their headings say them."""
    spans = [read(one_line(headings[at])) for at in columns["time_mark"] if words.is_tick(row.cells[at])]
    starts, ends = [span.first for span in spans if span.first], [span.last for span in spans if span.last]
    found = {"planned_start": min(starts)} if starts else {}
    return found | ({"planned_end": max(ends)} if ends else {})


def end_of(row: Row, columns: Columns) -> date | None:
    """The last day of a part that is folded into its sub-project."""
    for field in ("planned_end", "planned_time", "ended_on"):
        for column in columns[field]:
            try:
                span = read(one_line(row.cells[column]))
            except NotADate:
                continue
            if span.last:
                return span.last
    return None


def as_of(row: Row, columns: Columns, doubts: Doubts, headings: Sequence[str]) -> date | None:
    """The day that the row's stage is told for: its last, where only the month is known; else what the heading says."""
    for column in columns["as_of"]:
        text = one_line(row.cells[column])
        if is_nothing(text):
            continue
        try:
            return read(text).last
        except NotADate:
            doubts.add("not_a_date", row.line, column, text)
    return next((day for at in columns["stage"] if (day := day_in(headings[at])) is not None), None)


def milestone_of(line: str, heading: str) -> PlannedMilestone | None:
    """ "Förstudie klar: 2018-06-01", "2018 beslut", or a lone date under a heading that names the milestone."""
    text = one_line(line).strip(" -•*")
    try:
        span = read(text)
    except NotADate:
        pass
    else:
        return PlannedMilestone(one_line(heading)[:200], span.last) if span.last else None
    for found, span in times_in(text):
        title = re.sub(r"\s*[(\[]\s*[)\]]", "", text[: found.start()] + text[found.end() :])
        title = re.sub(r"\s+(?:senast|den|i|under|till|klart?|by|in)?\s*$", "", title.strip(" :,-–()")).strip(
            " :,-–()"
        )
        if span.last and folded(title):
            return PlannedMilestone(title[:200], span.last)
    return None
