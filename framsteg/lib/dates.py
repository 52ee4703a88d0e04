"""Dates as people write them in plans: "2019-7-10", "hösten 2012", "senast 2019", "T1 2020", "
                                                                                           ""minst två gånger per år".

What is read is never more exact than what is written: a period has its first and its last day, and says how exact it
is. A text that is not a date raises NotADate; the caller keeps it as text.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

EARLIEST, LATEST = 1900, 2200
LONGEST = 80
"""Characters; a longer text may mention a time, and is not one."""
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


class NotADate(ValueError):
    """The text says no time that can be read."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar tammikuu tammikuussa jan jänner",
            "februari february februar helmikuu helmikuussa feb febr",
            "mars march marts märz maaliskuu maaliskuussa mar mrz",
            "april huhtikuu huhtikuussa apr",
            "maj may mai toukokuu toukokuussa",
            "juni june kesäkuu kesäkuussa jun",
            "juli july heinäkuu heinäkuussa jul",
            "augusti august elokuu elokuussa aug",
            "september syyskuu syyskuussa sep sept",
            "oktober october lokakuu lokakuussa okt oct",
            "november marraskuu marraskuussa nov",
            "december desember dezember joulukuu joulukuussa dec des dez",
        ),
        start=1,
    )
    for name in names.split()
}
_SEASONS = {
    "våren": (3, 5), "vår": (3, 5), "spring": (3, 5), "våren/försommaren": (3, 6), "foråret": (3, 5), "frühjahr": (3,
    5),
    "kevät": (3, 5), "keväällä": (3, 5), "sommaren": (6, 8), "sommar": (6, 8), "summer": (6, 8), "sommeren": (6, 8),
    "sommer": (6, 8), "kesä": (6, 8), "kesällä": (6, 8), "hösten": (9, 11), "höst": (9, 11), "autumn": (9, 11),
    "fall": (9, 11), "høsten": (9, 11), "høst": (9, 11), "efteråret": (9, 11), "herbst": (9, 11), "syksy": (9, 11),
    "syksyllä": (9, 11), "vt": (1, 6), "vårterminen": (1, 6), "ht": (7, 12), "höstterminen": (7, 12),
}  # fmt: skip
_WINTERS = {"vintern", "vinter", "winter", "vinteren", "talvi", "talvella"}
_ORDINALS = {
    "första": 1, "1:a": 1, "1a": 1, "first": 1, "1st": 1, "første": 1, "andra": 2, "2:a": 2, "2a": 2, "second": 2,
    "2nd": 2, "tredje": 3, "3:e": 3, "third": 3, "3rd": 3, "fjärde": 4, "4:e": 4, "fourth": 4, "4th": 4, "fjerde": 4,
}  # fmt: skip
_NO_LATER = (
    "senast", "före utgången av", "innan utgången av", "före", "innan", "till och med", "t.o.m.", "t.o.m", "tom",
    "fram till",
    "no later than", "by the end of", "by", "before", "until", "senest", "inden", "bis", "viimeistään", "klart",
    "klar",
)  # fmt: skip
_FROM = (
    "från och med", "fr.o.m.", "fr.o.m", "from", "från", "fra", "ab", "since", "sedan", "starting", "start", "alkaen",
    "efter", "after",
)  # fmt: skip
_DURING = (
    "under", "during", "i", "in", "cirka", "ca", "ca.", "c:a", "omkring", "hela", "den", "år", "i løpet av",
    "preliminärt",
    "planerat", "vuonna", "im",
)  # fmt: skip
_LOOSE = (
    "i slutet av",
    "slutet av",
    "i början av",
    "början av",
    "i mitten av",
    "mitten av",
    "sent",
    "tidigt",
    "end of",
    "early",
    "late",
)
_OPEN = re.compile(
    r"\b(tills vidare|tillsvidare|until further notice|toistaiseksi|utan slut|ej tidsatt|inget slutdatum|"
    r"open[- ]ended)\b"
)
_RECURRING = re.compile(
    r"\b(löpande|kontinuerligt|återkommande|årligen|årlig|årsvis|månadsvis|månatligen|veckovis|kvartalsvis|dagligen|"
    r"varje (?:år|månad|vecka|dag|kvartal|termin|tertial|höst|vår)|(?:per|om) (?:år|året|månad|månaden|vecka|"
    r"veckan|termin|kvartal|tertial)|"
    r"ongoing|continuous(?:ly)?|annual(?:ly)?|yearly|monthly|weekly|every (?:year|month|week)|per (?:year|month)|"
    r"løbende|løpende|fortløpende|årleg|jatkuva|jatkuvasti|vuosittain|laufend|jährlich|fortlaufend)\b"
)
_FULL_YEAR = r"(?P<y>(?:19|20|21)\d\d)"


@lru_cache(maxsize=4096)
def read(text: str) -> Span:
    """The time that `text` says. Raises NotADate."""
    plain = " ".join(
        text.replace("\u2013", "-").replace("\u2014", "-").replace("\u2212", "-").lower().split()
    )
    plain = plain.strip(" .,;:()")
    if not plain or len(plain) > LONGEST:
        raise NotADate(text)
    found = _whole(plain)
    if found is not None:
        return found
    if _OPEN.search(plain):
        return Span(None, None, Exactness.OPEN)
    if _RECURRING.search(plain):
        return Span(None, None, Exactness.RECURRING)
    raise NotADate(text)


def _whole(plain: str) -> Span | None:
    return _single(plain) or _with_word_before(plain) or _span(plain)


def _single(plain: str) -> Span | None:
    for pattern, make in _SHAPES:
        if (found := pattern.fullmatch(plain)) is not None:
            try:
                return make(found)
            except ValueError:
                continue
    return None


def _with_word_before(plain: str) -> Span | None:
    changes: tuple[tuple[tuple[str, ...], Callable[[Span], Span]], ...] = (
        (_NO_LATER, lambda span: replace(span, first=None)),
        (_FROM, lambda span: replace(span, last=None)),
        (_LOOSE, lambda span: replace(span, is_guess=True)),
        (_DURING, lambda span: span),
    )
    for words, change in changes:
        for word in words:
            if plain.startswith(f"{word} ") and (span := _whole(plain[len(word) + 1 :])) is not None:
                return change(span)
    return None


def _span(plain: str) -> Span | None:
    """ "2011-2013", "jan-mars 2012", "2012-01-01 - 2012-06-30", "våren 2012 till hösten 2013", "2012-" (open)."""
    if (
        open_end := re.fullmatch(r"(.+?)\s*(?:-|->|→|och framåt|och tills vidare|and onwards|ff)", plain)
    ) is not None:
        start = _single(open_end[1])
        return None if start is None else replace(start, last=None)
    for before, after in _cuts(plain):
        end = _single(after)
        if end is None:
            continue
        start = _single(before) or _single(f"{before} {end.last.year}" if end.last else before)
        if start and start.first and end.last and start.first <= end.last:
            return Span(start.first, end.last, Exactness.SPAN, start.is_guess or end.is_guess)
    return None


def _cuts(plain: str) -> Iterator[tuple[str, str]]:
    for sign in (
        " till och med ",
        " t.o.m. ",
        " t o m ",
        " -- ",
        " - ",
        " till ",
        " to ",
        " til ",
        " bis ",
        "--",
        "-",
        "/",
    ):
        for found in re.finditer(re.escape(sign), plain):
            before, after = plain[: found.start()].strip(), plain[found.end() :].strip()
            if before and after:
                yield before, after


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
    if (number := _MONTHS.get(name.strip("."))) is None:
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
        number = _ORDINALS.get(written) or int(written)
        if not 1 <= number <= 12 // months:
            raise ValueError(written)
        return _months(int(found["y"]), (number - 1) * months + 1, number * months, exactness)

    return make


def _season(found: "re.Match[str]") -> Span:
    name, year = found["s"], int(found["y"])
    if name in _WINTERS:
        until = date(_year(year) + 1, 3, 1) - timedelta(days=1)
        return Span(date(year, 12, 1), until, Exactness.SEASON, is_guess=found.groupdict().get("z") is None)
    if name not in _SEASONS:
        raise ValueError(name)
    return _months(year, *_SEASONS[name], Exactness.SEASON)


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
_ORDINAL = "|".join(map(re.escape, _ORDINALS))
_N = rf"(?P<n>\d|{_ORDINAL})"
_TIME = r"(?:[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_BLANK = r"(?:\s*[,\-/]\s*|\s+|\s+år\s+)"


def _shape(
    pattern: str, make: Callable[["re.Match[str]"], Span]
) -> tuple["re.Pattern[str]", Callable[["re.Match[str]"], Span]]:
    return re.compile(pattern), make


_SHAPES = (
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
