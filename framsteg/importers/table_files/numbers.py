"""Numbers as people and programs write them in tables."""

import re
from collections.abc import Iterable

from framsteg.importers.shared.errors import AmbiguousNumbers

NOTHING = {
    "",
    "..",
    "...",
    "…",
    "-",
    "–",
    "—",
    ".",
    "x",
    "xx",
    "saknas",
    "uppgift saknas",
    "na",
    "n/a",
    "nan",
    "null",
}
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007 '’"), None)
_THOUSANDS = re.compile(r"-?\d{1,3}([.,])\d{3}(\1\d{3})*", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?", re.ASCII)


def bare(text: str) -> str:
    """`text` without blanks of any width, with an ordinary minus sign and without a sign for per cent."""
    return text.translate(_BLANKS).replace("\u2212", "-").replace("\u00c2", "").removesuffix("%")


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return bare(text).strip().lower() in NOTHING or text.strip().lower() in NOTHING


def decimal_sign(cells: Iterable[str]) -> str:
    """The decimal sign of a column of figures: "," or ".".

    Raises AmbiguousNumbers where all that is known is figures such as "23.729", which can be read in two ways.
    """
    doubtful = ""
    for cell in map(bare, cells):
        last = max(cell.rfind(","), cell.rfind("."))
        if last < 0:
            continue
        sign, both = cell[last], "," in cell and "." in cell
        if both or (cell.count(sign) == 1 and not _THOUSANDS.fullmatch(cell)):
            return sign
        if cell.count(sign) > 1:
            return "." if sign == "," else ","
        doubtful = doubtful or cell
    if doubtful:
        raise AmbiguousNumbers(example=doubtful)
    return ","


def number(text: str, decimal: str) -> float | None:
    """The number in `text`; None where it holds anything else.

    A cell that uses the other sign in a way in which it cannot part thousands, as "2.5", is read as it stands.
    """
    other = "." if decimal == "," else ","
    cell = bare(text)
    if decimal not in cell and cell.count(other) == 1 and not _THOUSANDS.fullmatch(cell):
        decimal, other = other, decimal
    plain = cell.replace(other, "").replace(decimal, ".")
    return float(plain) if _NUMBER.fullmatch(plain) else None
