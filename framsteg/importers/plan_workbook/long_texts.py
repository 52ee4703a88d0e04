"""Texts that are longer than a cell of Excel can be: the rest stands in a sheet of its own, under a number.

The cell ends with "[… 12]", and the row that begins with 12 in the sheet "Långa texter" has what follows, piece by
piece. The number goes with the cell, wherever its row is moved or sorted to.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

LONGEST_CELL = 32_767
SHEETS = ("Långa texter", "Long texts")
PIECE = 32_000
GOES_ON = re.compile(r"\[… (\d{1,6})\]\Z")


class Rests:
    """What did not fit, gathered while a workbook is written."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []

    def fitting(self, text: str) -> str:
        """The text as a cell can hold it; what is left is kept for the sheet of rests."""
        if _length(text) <= LONGEST_CELL:
            return text
        number, pieces = len(self.rows) + 1, _pieces(text)
        self.rows.append([str(number), *pieces[1:]])
        return f"{pieces[0]}[… {number}]"


def _length(text: str) -> int:
    """As Excel counts: a sign beyond the first plane is two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _pieces(text: str) -> list[str]:
    size = PIECE if _length(text) == len(text) else PIECE // 2
    return [text[start : start + size] for start in range(0, len(text), size)]


def rests(sheets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> dict[str, str]:
    """By number, what follows a cell that ends with it."""
    rows = [row for name, found in sheets if name in SHEETS for row in found]
    return {row[0]: "".join(row[1:]) for row in rows if row and row[0].isdecimal()}


def whole(row: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The row's cells, each with what follows it."""
    return [_whole(cell, known) for cell in row] if known else list(row)


def _whole(cell: str, known: Mapping[str, str]) -> str:
    found = GOES_ON.search(cell)
    return cell[: found.start()] + known[found[1]] if found and found[1] in known else cell
