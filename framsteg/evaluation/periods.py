"""Periods as people and statistics offices write them, in time order: 2012, 2012Q1, 2012M03, mars 2012, 2012/13.

2011/12 can be a school year and December 2011. Alone it is a school year with a stroke and a month with anything else;
``settled`` decides by the labels that it stands among.
"""

import re
from collections.abc import Callable, Sequence

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

_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_PREFIXED = re.compile(r"[a-z]{1,3}(?=\d{4})")
_SCHOOL_YEAR = re.compile(r"(\d{4})([-/.])(\d{4}|\d{2})")
_PART = re.compile(r"(\d{4})[-./ ]?([qkmvwth])(\d{1,2})")
_PART_FIRST = re.compile(r"([qkmvwth])(\d{1,2})[-./ ]?(\d{4})")
_MONTH = re.compile(r"(\d{4})[-./ ]?(\d{1,2})")
_DAY = re.compile(
    r"(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[t ]00:00(?::00)?)?|(\d{4})[-./](\d{1,2})[-./](\d{1,2})"
)
_NAMED = re.compile(r"([a-zåäö]+)\.?[-./ ]?(\d{4})|(\d{4})[-./ ]?([a-zåäö]+)\.?")
_LIKE_ONE = re.compile(r"[a-z]{0,3}\d{4}(?:[-./ ]?[mqkvw]?\d{1,2}(?:[-./]\d{1,2})?)?", re.IGNORECASE)
"""What names a column of a period though the calendar does not have it: 2012-14."""

_UNCLEAR = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")


def read(text: str) -> tuple[str, int, int, int] | None:
    """Kind, year, part and day of a period; None for what is no period of the calendar."""
    plain = _plain(text)
    return _read_plain(plain) or _read_plain(_PREFIXED.sub("", plain, count=1))


def _plain(text: str) -> str:
    return " ".join(text.strip().lower().replace("\N{EN DASH}", "-").split())


def _read_plain(plain: str) -> tuple[str, int, int, int] | None:
    for pattern, make in _FORMS:
        match = pattern.fullmatch(plain)
        if match is not None and (found := make(*match.groups())) is not None:
            return found
    return None


def is_period(text: str) -> bool:
    """Whether a column or a row may be called this because it is a period."""
    return read(text) is not None or _UNCLEAR.fullmatch(text.strip()) is not None


def names_period(header: str) -> bool:
    """The same of a column's name, which may also look like a period that the calendar does not have."""
    return is_period(header) or _LIKE_ONE.fullmatch(header.strip()) is not None


def settled(periods: Sequence[str]) -> tuple[str, ...]:
    """The labels so that each says alone what it means among the others.

    What could be a school year or a month is a month where another label can only be a month, and a school year where
    another can only be that or where several labels could be both: no table has one month a year, each a year's last.
    """
    schools = {period for period in periods if _school_year_of(period) is not None}
    both = {period for period in schools if _month_of(period)}
    if not both:
        return tuple(periods)
    has_months = any(kind(period) == "month" for period in periods if period not in schools)
    if has_months:
        return tuple(_with_mark(period, "-") for period in periods)
    if len(schools) > 1:
        return tuple(_with_mark(period, "/") for period in periods)
    return tuple(periods)


def _with_mark(period: str, mark: str) -> str:
    """2011/12 as 2011-12 or the other way round; other labels as they are."""
    found = _SCHOOL_YEAR.fullmatch(_PREFIXED.sub("", _plain(period), count=1))
    return f"{found[1]}{mark}{found[3]}" if found else period


def _school_year_of(period: str) -> int | None:
    """The year in which a school year begins, whatever the mark: 2011 for 2011/12."""
    found = _SCHOOL_YEAR.fullmatch(_PREFIXED.sub("", _plain(period), count=1))
    if found is None:
        return None
    year, last = int(found[1]), found[3]
    return year if str(year + 1).endswith(last) else None


def _month_of(period: str) -> bool:
    found = _MONTH.fullmatch(_PREFIXED.sub("", _plain(period), count=1))
    return found is not None and _month(*found.groups()) is not None


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


def _school_year(year: str, mark: str, last: str) -> tuple[str, int, int, int] | None:
    """None where the second year is not the one after the first, or where it is a month as well, by its mark."""
    follows = str(int(year) + 1).endswith(last)
    is_month_too = mark != "/" and last in _LASTS
    return ("school year", int(year), 0, 0) if follows and not is_month_too else None


_LASTS = {f"{month:02d}" for month in range(1, 13)}


def _month(year: str, number: str) -> tuple[str, int, int, int] | None:
    return ("month", int(year), int(number), 0) if 1 <= int(number) <= MOST["month"] else None


def _day(*parts: str | None) -> tuple[str, int, int, int] | None:
    year, month, day = (part for part in parts if part is not None)
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
    (_SCHOOL_YEAR, _school_year),
    (_MONTH, _month),
    (_DAY, _day),
    (_NAMED, _named),
)
