"""Cells of a ledger: amounts to the öre, days, and codes that a spreadsheet took for numbers."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from framsteg.importers.shared.errors import AmbiguousNumbers
from framsteg.lib.plain_language import MINUS

LARGEST_ORE = 10**17
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009']")
_AMOUNT = re.compile(r"(?P<before>[-+(]?)(?P<figures>\d[\d.,]*|[.,]\d+)(?P<after>[-)]?)(?:kr|sek)?")
_GROUPS = re.compile(r"\d{1,3}[.,]\d{3}")
_DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T]00:00(?::00)?)?"),
    re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
)
_MONTHS = re.compile(r"(?P<y>\d{4})-?(?P<m>\d{2})")
_CODE_AND_NAME = re.compile(r"(?P<code>\S*\d\S*)\s+(?P<name>\S.*)")


class NotUnderstood(ValueError):
    """The cell does not hold what its column is for."""


class OtherSign(ValueError):
    """The amount can only be read with another decimal sign than it is to be read with."""

    def __init__(self, written: str, found: str, used: str) -> None:
        super().__init__(written)
        self.written, self.found, self.used = written, found, used


def is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text(cell: object) -> str:
    """A cell as text on one line; a whole number without the ".0" that workbooks give it."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return " ".join(str(cell).split()) if cell is not None else ""


def code(cell: object) -> tuple[str, str]:
    """ "7470 Konsulter" as code and name; a code alone has no name."""
    written = text(cell)
    found = _CODE_AND_NAME.fullmatch(written)
    return (found["code"], found["name"]) if found else (written, "")


def day(cell: object) -> date:
    """Raises NotUnderstood."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = text(cell)
    for shape in _DAYS:
        if found := shape.fullmatch(written):
            return _date(int(found["y"]), int(found["m"]), int(found["d"]), written)
    raise NotUnderstood(written)


def month(cell: object) -> date:
    """The first day of a month written as "2012-03" or "201203", or of the month that a day lies in."""
    written = text(cell)
    if not isinstance(cell, date) and (found := _MONTHS.fullmatch(written)):
        return _date(int(found["y"]), int(found["m"]), 1, written)
    return day(cell).replace(day=1)


def _date(year: int, month: int, day: int, written: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotUnderstood(written) from error


def decimal_sign(amounts: Iterable[object]) -> str:
    """The decimal sign of a column of amounts, from the cells that can be read in one way only.

    Raises AmbiguousNumbers where all there is looks like "1.234".
    """
    doubtful = ""
    for cell in amounts:
        found = _AMOUNT.fullmatch(_bare(cell)) if isinstance(cell, str) else None
        if found is None:
            continue
        if sign := _only_sign(found["figures"]):
            return sign
        if _GROUPS.fullmatch(found["figures"]):
            doubtful = doubtful or text(cell)
    if doubtful:
        raise AmbiguousNumbers(example=doubtful)
    return ","


def _only_sign(figures: str) -> str:
    """The one decimal sign that these figures can have; "" where they have none, or can have either."""
    last = max(figures.rfind(","), figures.rfind("."))
    if last < 0 or _GROUPS.fullmatch(figures):
        return ""
    sign = figures[last]
    other = "." if sign == "," else ","
    return sign if other in figures or figures.count(sign) == 1 else other


def ore(cell: object, decimal: str) -> int:
    """An amount in öre: a number, or "1 234,50", "-1 234,50", "1 234,50-", "(1 234,50)".

    Raises NotUnderstood; OtherSign where the amount can only have the other decimal sign.
    """
    if isinstance(cell, bool):
        raise NotUnderstood(str(cell))
    if isinstance(cell, int | float):
        return _exact(Decimal(repr(cell)), text(cell))
    found = _AMOUNT.fullmatch(_bare(str(cell)))
    if found is None:
        raise NotUnderstood(text(cell))
    if (only := _only_sign(found["figures"])) not in ("", decimal):
        raise OtherSign(text(cell), only, decimal)
    other = "." if decimal == "," else ","
    plain = found["figures"].replace(other, "").replace(decimal, ".")
    if plain.count(".") > 1:
        raise NotUnderstood(text(cell))
    is_negative = found["before"] == "-" or found["after"] == "-" or found["before"] == "("
    return _exact(-Decimal(plain) if is_negative else Decimal(plain), text(cell))


def _bare(written: str) -> str:
    return _BLANKS.sub("", written.lower()).replace(MINUS, "-").replace("–", "-")


def _exact(kronor: Decimal, written: str) -> int:
    """Whole öre. A spreadsheet's sums are off by less than a thousandth of an öre; anything more is not an amount."""
    if not kronor.is_finite():
        raise NotUnderstood(written)
    exact = kronor * 100
    rounded = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP) if abs(exact) < LARGEST_ORE else exact
    if abs(exact) >= LARGEST_ORE or abs(exact - rounded) > Decimal("0.001"):
        raise NotUnderstood(written)
    return int(rounded)
