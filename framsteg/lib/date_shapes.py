"""Shapes of a date, each with what it says: a day, a week, a month, or a longer part of a year."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from framsteg.lib.date_words import MONTHS, ORDINALS, SEASONS, WINTERS

EARLIEST, LATEST = 1900, 2200
SERIAL = range(20_000, 75_000)
"""Days since 1899-12-30, as a spreadsheet counts them: the years 1954 to 2105."""


class Exactness(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SPAN = "span"
    RECURRING = "recurring"
    OPEN = "open"


@dataclass(frozen=True)
class Span:
    """From `first` to `last`, None where it is open. `is_guess`: the text can be read in another way too."""

    first: date | None
    last: date | None
    exactness: Exactness
    is_guess: bool = False


_FULL_YEAR = r"(?P<y>(?:19|20|21)\d\d)"


def _day(year: int, month: int, day: int, *, is_guess: bool = False) -> Span:
    when = date(_year(year), month, day)
    return Span(when, when, Exactness.DAY, is_guess)


def _year(year: int) -> int:
    if not EARLIEST <= year <= LATEST:
        raise ValueError(year)
    return year


def _months(year: int, first: int, last: int, exactness: Exactness, *, is_guess: bool = False) -> Span:
    return Span(date(_year(year), first, 1), date(year, last, monthrange(year, last)[1]), exactness, is_guess)


def _numeric(found: "re.Match[str]") -> Span:
    """Day first, as Europe writes it, unless it cannot be; a guess where both could be the day."""
    one, two, year = int(found["a"]), int(found["b"]), int(found["y"])
    if two > 12:
        return _day(year, one, two)
    return _day(year, two, one, is_guess=found["sign"] == "/" and one <= 12 and one != two)


def _named_day(found: "re.Match[str]") -> Span:
    return _day(int(found["y"]), _month(found["m"]), int(found["d"]))


def _named_month(found: "re.Match[str]") -> Span:
    month = _month(found["m"])
    return _months(int(found["y"]), month, month, Exactness.MONTH)


def _month(name: str) -> int:
    if (number := MONTHS.get(name.strip("."))) is None:
        raise ValueError(name)
    return number


def _month_number(found: "re.Match[str]") -> Span:
    month = int(found["m"])
    if not 1 <= month <= 12:
        raise ValueError(month)
    is_guess = found.re.pattern.startswith(_FULL_YEAR) and "/" in found[0] and month > int(found["y"][2:])
    return _months(int(found["y"]), month, month, Exactness.MONTH, is_guess=is_guess)


def _week(found: "re.Match[str]") -> Span:
    monday = date.fromisocalendar(_year(int(found["y"])), int(found["w"]), 1)
    until = found.groupdict().get("u")
    last = date.fromisocalendar(int(found["y"]), int(until), 7) if until else monday + timedelta(days=6)
    return Span(monday, last, Exactness.WEEK)


def _part(exactness: Exactness, months: int) -> Callable[["re.Match[str]"], Span]:
    def make(found: "re.Match[str]") -> Span:
        written = found["n"]
        number = ORDINALS.get(written) or int(written)
        if not 1 <= number <= 12 // months:
            raise ValueError(written)
        return _months(int(found["y"]), (number - 1) * months + 1, number * months, exactness)

    return make


def _season(found: "re.Match[str]") -> Span:
    name, year = found["s"], int(found["y"])
    if name in WINTERS:
        until = date(_year(year) + 1, 3, 1) - timedelta(days=1)
        return Span(date(year, 12, 1), until, Exactness.SEASON, is_guess=found.groupdict().get("z") is None)
    if name not in SEASONS:
        raise ValueError(name)
    return _months(year, *SEASONS[name], Exactness.SEASON)


def _serial(found: "re.Match[str]") -> Span:
    days = int(found["n"])
    if days not in SERIAL:
        raise ValueError(days)
    when = date(1899, 12, 30) + timedelta(days=days)
    return Span(when, when, Exactness.DAY, is_guess=True)


def _turn_of_year(found: "re.Match[str]") -> Span:
    last = date(_year(int(found["y"])), 12, 31)
    return Span(last, last, Exactness.DAY, is_guess=True)


_WORD = r"[^\W\d_]+\.?"
_ORDINAL = "|".join(map(re.escape, ORDINALS))
_N = rf"(?P<n>\d|{_ORDINAL})"
_TIME = r"(?:[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_BLANK = r"(?:\s*[,\-/]\s*|\s+|\s+år\s+)"


def _shape(
    pattern: str, make: Callable[["re.Match[str]"], Span]
) -> tuple["re.Pattern[str]", Callable[["re.Match[str]"], Span]]:
    return re.compile(pattern), make


SHAPES = (
    _shape(rf"{_FULL_YEAR}(?:[.,]0+)?", lambda f: _months(int(f["y"]), 1, 12, Exactness.YEAR)),
    _shape(rf"{_FULL_YEAR}([-/.])(?P<m>\d?\d)\2(?P<d>\d?\d){_TIME}", lambda f: _day(int(f["y"]), int(f["m"]),
        int(f["d"]))),
    _shape(rf"{_FULL_YEAR}(?P<m>\d\d)(?P<d>\d\d)", lambda f: _day(int(f["y"]), int(f["m"]), int(f["d"]))),
    _shape(rf"(?P<a>\d?\d)(?P<sign>[-/.]) ?(?P<b>\d?\d)(?:(?P=sign)| ) ?{_FULL_YEAR}{_TIME}", _numeric),
    _shape(rf"(?P<a>\d?\d)(?P<sign>/)(?P<b>\d?\d)\s*-?\s*{_FULL_YEAR}", _numeric),
    _shape(rf"{_FULL_YEAR}[-/. ](?P<m>\d?\d)", _month_number),
    _shape(rf"(?P<m>\d?\d)[-/.]{_FULL_YEAR}", _month_number),
    _shape(rf"{_FULL_YEAR}(?P<m>0[1-9]|1[0-2])", _month_number),
    _shape(rf"(?P<d>\d?\d)(?::e|:a|\.|st|nd|rd|th)? (?P<m>{_WORD}),? {_FULL_YEAR}", _named_day),
    _shape(rf"(?P<m>{_WORD}) (?P<d>\d?\d)(?:st|nd|rd|th)?,? {_FULL_YEAR}", _named_day),
    _shape(rf"(?P<m>{_WORD}){_BLANK}{_FULL_YEAR}", _named_month),
    _shape(rf"{_FULL_YEAR}{_BLANK}(?P<m>{_WORD})", _named_month),
    _shape(rf"(?P<m>{_WORD})[- '](?P<s>\d\d)", lambda f: _months(2000 + int(f["s"]), _month(f["m"]), _month(f["m"]),
        Exactness.MONTH)),
    _shape(rf"(?:vecka|veckorna|week|v\.?|uke|uge|viikko|kw) ?(?P<w>\d?\d)(?: ?- "
           rf"?(?P<u>\d?\d))?{_BLANK}{_FULL_YEAR}", _week),
    _shape(rf"{_FULL_YEAR}(?:{_BLANK})?(?:vecka|week|v\.?|w|uke|uge|kw) ?(?P<w>\d?\d)(?: ?- ?(?P<u>\d?\d))?", _week),
    _shape(rf"(?:q|k|kv|kvartal|quarter|kvartalet)\.? ?{_N}{_BLANK}{_FULL_YEAR}", _part(Exactness.QUARTER, 3)),
    _shape(rf"{_FULL_YEAR}(?:{_BLANK})?(?:q|k|kv|kvartal|quarter)\.? ?{_N}", _part(Exactness.QUARTER, 3)),
    _shape(rf"{_N} (?:kvartalet|quarter|kvartal|kvart)(?: of)?{_BLANK}{_FULL_YEAR}", _part(Exactness.QUARTER, 3)),
    _shape(rf"(?:t|tertial|tertialen)\.? ?{_N}{_BLANK}{_FULL_YEAR}", _part(Exactness.TERTIAL, 4)),
    _shape(rf"{_FULL_YEAR}(?:{_BLANK})?(?:t|tertial)\.? ?{_N}", _part(Exactness.TERTIAL, 4)),
    _shape(rf"{_N} (?:tertialet|tertial|tertialen){_BLANK}{_FULL_YEAR}", _part(Exactness.TERTIAL, 4)),
    _shape(rf"(?:h|halvår|halvåret|half)\.? ?{_N}{_BLANK}{_FULL_YEAR}", _part(Exactness.HALF_YEAR, 6)),
    _shape(rf"{_FULL_YEAR}(?:{_BLANK})?(?:h|halvår)\.? ?{_N}", _part(Exactness.HALF_YEAR, 6)),
    _shape(rf"{_N} (?:halvåret|halvår|half|halvan|halvdelen)(?: of| av)?{_BLANK}{_FULL_YEAR}",
        _part(Exactness.HALF_YEAR, 6)),
    _shape(rf"(?P<s>{_WORD}){_BLANK}{_FULL_YEAR}(?P<z>[/-]\d+)?", _season),
    _shape(rf"{_FULL_YEAR}{_BLANK}(?P<s>{_WORD})", _season),
    _shape(rf"årsskiftet{_BLANK}{_FULL_YEAR}[/-]\d+", _turn_of_year),
    _shape(r"(?P<n>\d{5})(?:\.0+)?", _serial),
)  # fmt: skip
