"""Periods as people and statistics offices write them, in time order: 2012, 2012Q1, Q1 2012, 2012M03, mars 2012."""

import re
from collections.abc import Callable

from framsteg.evaluation.errors import PeriodUnclearError

Key = tuple[tuple[int, int, str], ...]

_MONTHS = (
    ("jan", "januari", "january"), ("feb", "februari", "february"), ("mar", "mars", "march"), ("apr", "april"),
    ("maj", "may"), ("jun", "juni", "june"), ("jul", "juli", "july"), ("aug", "augusti", "august"),
    ("sep", "sept", "september"), ("okt", "oct", "oktober", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}

PARTS = {"q": "quarter", "k": "quarter", "m": "month", "v": "week", "w": "week", "t": "tertial", "h": "half"}
MOST = {"quarter": 4, "month": 12, "week": 53, "tertial": 3, "half": 2}

_YEAR = re.compile(r"x?(\d{4})(?:\.0)?")
_PART = re.compile(r"(\d{4})[-./ ]?([qkmvwth])(\d{1,2})")
_PART_FIRST = re.compile(r"([qkmvwth])(\d{1,2})[-./ ]?(\d{4})")
_MONTH = re.compile(r"(\d{4})[-./ ]?(\d{1,2})")
_DAY = re.compile(r"(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[t ]00:00(?::00)?)?")
_NAMED = re.compile(r"([a-zåäö]+)\.?[-./ ]?(\d{4})|(\d{4})[-./ ]?([a-zåäö]+)\.?")
_UNCLEAR = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")


def read(text: str) -> tuple[str, int, int, int] | None:
    """Kind, year, part and day of a period; None for what is no period of the calendar."""
    plain = " ".join(text.strip().lower().split())
    for pattern, make in _FORMS:
        match = pattern.fullmatch(plain)
        if match is not None and (found := make(*match.groups())) is not None:
            return found
    return None


def is_period(text: str) -> bool:
    """Whether a column or a row may be called this because it is a period."""
    return read(text) is not None or _UNCLEAR.fullmatch(text.strip()) is not None


def period_key(period: str) -> Key:
    """Sort key by time; labels outside the calendar are sorted with their numbers as numbers: t2 before t10.

    Raises PeriodUnclearError for a date that can be read in two ways.
    """
    found = read(period)
    if found is not None:
        _kind, *numbers = found
        return tuple((0, number, "") for number in numbers)
    if _UNCLEAR.fullmatch(period.strip()):
        raise PeriodUnclearError(period=period)
    parts = re.findall(r"\d+|\D+", period)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def kind(period: str) -> str:
    """ "year", "quarter" …; "" for a label outside the calendar."""
    found = read(period)
    return found[0] if found else ""


def _part(year: str, letter: str, number: str) -> tuple[str, int, int, int] | None:
    named = PARTS[letter]
    return (named, int(year), int(number), 0) if 1 <= int(number) <= MOST[named] else None


def _month(year: str, number: str) -> tuple[str, int, int, int] | None:
    return ("month", int(year), int(number), 0) if 1 <= int(number) <= MOST["month"] else None


def _day(year: str, month: str, day: str) -> tuple[str, int, int, int] | None:
    return ("day", int(year), int(month), int(day)) if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


def _named(
    first: str | None, after: str | None, before: str | None, last: str | None
) -> tuple[str, int, int, int] | None:
    number = MONTHS.get(first or last or "", 0)
    return ("month", int(after or before or 0), number, 0) if number else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., tuple[str, int, int, int] | None]], ...] = (
    (_YEAR, lambda year: ("year", int(year), 0, 0)),
    (_PART, _part),
    (_PART_FIRST, lambda letter, number, year: _part(year, letter, number)),
    (_MONTH, _month),
    (_DAY, _day),
    (_NAMED, _named),
)
