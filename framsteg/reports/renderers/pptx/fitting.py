"""What there is room for on a slide; what there is not stands in the report, and the slide says where."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from framsteg.reports.columns import column_shares
from framsteg.reports.document import Report, Row, Table, plain_text

MOST_LETTERS = 1_100
"""Letters of running text on a slide, at the smallest size that can be read from the back of a room."""
LEAST_LETTERS = 100
"""Letters that a paragraph takes the room of, however short it is."""
MOST_CELL = 240
CUT = "…"
MOST_SLIDES = 3
"""Slides that one table may take."""
MOST_LINES = 13
"""Lines of a table on a slide, its head not counted."""
LETTERS_ACROSS = 105
"""Letters of a table's text beside each other over the whole width."""
MOST_BARS = 14


@dataclass(frozen=True)
class Part:
    """The rows of a table that stand on one slide; `left` is how many stand on none, told on the last."""

    rows: tuple[Row, ...]
    left: int = 0


def parts_of(report: Report, table: Table, columns: Sequence[int]) -> list[Part]:
    """The table slide by slide; at least one part, even where there is no row."""
    shares = column_shares(report, table)
    whole = sum(shares[at] for at in columns) or 1.0
    room = [max(4, int(LETTERS_ACROSS * shares[at] / whole)) for at in columns]
    slides: list[list[Row]] = [[]]
    lines = 0
    for row in table.rows:
        needed = max(
            (_lines(cell_text(report, row, at), wide) for at, wide in zip(columns, room, strict=True)),
            default=1,
        )
        if slides[-1] and lines + needed > MOST_LINES:
            slides.append([])
            lines = 0
        slides[-1].append(row)
        lines += needed
    shown = slides[:MOST_SLIDES]
    left = len(table.rows) - sum(len(rows) for rows in shown)
    return [Part(tuple(rows), left if rows is shown[-1] else 0) for rows in shown]


def cell_text(report: Report, row: Row, at: int) -> str:
    return shortened(plain_text(report, row.cells[at]), MOST_CELL)


def lines_that_fit(lines: Sequence[str], most: int = MOST_LETTERS) -> tuple[list[str], bool]:
    """As many of the lines as there is room for, and whether anything was left out."""
    told = [line for line in lines if line]
    kept: list[str] = []
    for line in told:
        room = most - sum(max(len(each), LEAST_LETTERS) for each in kept)
        if max(len(line), LEAST_LETTERS) > room:
            return [*kept, *([shortened(line, room)] if room > most // 4 or not kept else [])], True
        kept.append(line)
    return kept, False


def shortened(text: str, most: int) -> str:
    """`text` up to a whole word, and a mark where something is left out."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole, blank, _ = head.rpartition(" ")
    return f"{(whole if blank and len(whole) > most // 2 else head).rstrip()}{CUT}"


def _lines(text: str, room: int) -> int:
    return max(1, ceil(len(text) / room))
