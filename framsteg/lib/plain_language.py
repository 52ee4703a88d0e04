"""Figures, amounts and dates as plain Swedish and English write them.

Rules: numbers to twelve in words in running text (one style within a sentence), figures above; hard spaces in
thousands and before per cent; decimal comma in Swedish, point in English; years ungrouped; "den 3 maj 2016" in
text and "tis, 2016-05-03" in lists; times "7.30-16.30".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Literal

Language = Literal["sv", "en"]
HARD_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
LARGEST_IN_WORDS = 12
ORE_PER_KRONA = 100
EXACT = Context(prec=400)
"""Room for the largest figure that is kept, with its decimals."""


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class MoneyUnit(StrEnum):
    """The unit an amount is shown in; amounts are kept in öre."""

    KR = "kr"
    TKR = "tkr"
    MKR = "Mkr"


_WORDS: dict[str, tuple[str, ...]] = {
    "sv": ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": (
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
}
_MONTHS: dict[str, tuple[str, ...]] = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_WEEKDAYS: dict[str, tuple[str, ...]] = {
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_AND = {"sv": "och", "en": "and"}


def language_of(code: str) -> Language:
    """The interface language behind a language code; Swedish for everything that is not English."""
    return "en" if code.lower().startswith("en") else "sv"


def number(value: int | Decimal | float, language: Language, decimals: int = 0) -> str:
    """`value` in figures: "23 729", "82,6"; with a real minus sign, rounded half away from zero."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, EXACT)
    text = f"{abs(rounded):,f}".replace(",", HARD_SPACE)
    if language == "sv":
        text = text.replace(".", ",")
    return f"{MINUS if rounded < 0 else ''}{text}"


def signed(value: int | Decimal | float, language: Language, decimals: int = 0) -> str:
    """A change with its sign: "+31", "−7", "0"."""
    text = number(value, language, decimals)
    return f"+{text}" if value > 0 and any(figure in text for figure in "123456789") else text


def count(value: int, language: Language, *, among: Sequence[int] = (), common_gender: bool = False) -> str:
    """A number in running text: in words to twelve, unless another number of the sentence needs figures.

    `among` holds the other numbers that are counted in the same sentence and should look alike.
    `common_gender` gives "en" for one, as in "en kommun".
    """
    if not all(0 <= each <= LARGEST_IN_WORDS for each in (value, *among)):
        return number(value, language)
    if language == "sv" and value == 1 and common_gender:
        return "en"
    return _WORDS[language][value]


def sentence(text: str) -> str:
    """`text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def percent(value: Decimal | float, language: Language, decimals: int = 1) -> str:
    """A percentage that is already in per cent: "82,6 %" in Swedish, "82.6%" in English."""
    return f"{number(value, language, decimals)}{HARD_SPACE if language == 'sv' else ''}%"


def share(part: int, whole: int, language: Language, decimals: int = 1) -> str | None:
    """`part` of `whole` in per cent; None where there is nothing to be a share of."""
    if whole == 0:
        return None
    return percent(Decimal(part) * 100 / Decimal(whole), language, decimals)


def listing(parts: Sequence[str], language: Language) -> str:
    """ "a", "a och b", "a, b och c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_AND[language]} {parts[-1]}"


def money(ore: int, language: Language, unit: MoneyUnit = MoneyUnit.KR) -> str:
    """An amount with its unit: "1 700 000 kr", "1 700 tkr", "1,7 Mkr"; öre are shown only where there are any."""
    kronor = Decimal(ore) / ORE_PER_KRONA
    if unit is MoneyUnit.KR:
        return (
            f"{number(kronor, language, 2 if ore % ORE_PER_KRONA else 0)}{HARD_SPACE}{_unit(unit, language)}"
        )
    scaled = kronor / (1000 if unit is MoneyUnit.TKR else 1_000_000)
    decimals = min(3, max(0, -int(scaled.normalize().as_tuple().exponent)))
    return f"{number(scaled, language, decimals)}{HARD_SPACE}{_unit(unit, language)}"


def money_in_text(ore: int, language: Language) -> str:
    """An amount in running text: "1,7 miljoner kronor", "250 000 kronor"."""
    millions = Decimal(ore) / ORE_PER_KRONA / 1_000_000
    if millions >= 1 and millions == millions.quantize(Decimal("0.01")):
        decimals = max(0, -int(millions.normalize().as_tuple().exponent))
        many = {"sv": "miljon" if millions == 1 else "miljoner", "en": "million"}[language]
        amount = f"{number(millions, language, decimals)}{HARD_SPACE}{many}"
    else:
        amount = number(Decimal(ore) / ORE_PER_KRONA, language, 2 if ore % ORE_PER_KRONA else 0)
    return f"{amount} kronor" if language == "sv" else f"SEK{HARD_SPACE}{amount}"


def _unit(unit: MoneyUnit, language: Language) -> str:
    if language == "sv":
        return unit.value
    return {MoneyUnit.KR: "SEK", MoneyUnit.TKR: "thousand SEK", MoneyUnit.MKR: "million SEK"}[unit]


def date_in_text(day: date, language: Language, precision: Precision | str = Precision.DAY) -> str:
    """A date in running text: "den 3 maj 2016", "maj 2011", "2012"; "3 May 2016" in English."""
    month = _MONTHS[language][day.month - 1]
    match Precision(precision):
        case Precision.YEAR:
            return str(day.year)
        case Precision.MONTH:
            return f"{month} {day.year}"
        case Precision.DAY:
            text = f"{day.day}{HARD_SPACE}{month} {day.year}"
            return f"den {text}" if language == "sv" else text


def date_short(day: date, language: Language, precision: Precision | str = Precision.DAY) -> str:
    """A date as a label: "3 maj 2016", "maj 2011", "2012"."""
    return date_in_text(day, language, precision).removeprefix("den ")


def date_in_list(day: date, language: Language) -> str:
    """A date in a list: "tis, 2016-05-03"."""
    return f"{_WEEKDAYS[language][day.weekday()]}, {day.isoformat()}"


def iso_date(day: date, precision: Precision | str = Precision.DAY) -> str:
    """The machine-readable date with no more than what is known: "2016-05-03", "2011-05", "2012"."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[Precision(precision).value]]


def period(
    start: tuple[date, Precision | str] | None, end: tuple[date, Precision | str] | None, language: Language
) -> str:
    """A span of labels: "maj 2011 – 2012"; one label where both ends are the same; "från …" or "till …" alone."""
    first = date_short(start[0], language, start[1]) if start else ""
    last = date_short(end[0], language, end[1]) if end else ""
    if first and last:
        return first if first == last else f"{first}{HARD_SPACE}– {last}"
    if first:
        return f"{'från' if language == 'sv' else 'from'} {first}"
    return f"{'till' if language == 'sv' else 'until'} {last}" if last else ""


def time_of_day(moment: time) -> str:
    """ "7.30"."""
    return f"{moment.hour}.{moment.minute:02d}"


def time_span(start: time, end: time | None) -> str:
    """ "7.30-16.30", or the start alone."""
    return f"{time_of_day(start)}-{time_of_day(end)}" if end else time_of_day(start)


def number_range(low: int, high: int, language: Language) -> str:
    """ "200–300", or one figure where both are the same."""
    return number(low, language) if low == high else f"{number(low, language)}–{number(high, language)}"


def file_size(octets: int, language: Language) -> str:
    """The size of a file: "12 kB", "1,4 MB"."""
    if octets < 1_000_000:
        return f"{number(max(1, octets / 1000), language)}{HARD_SPACE}kB"
    return f"{number(octets / 1_000_000, language, 1)}{HARD_SPACE}MB"


@dataclass(frozen=True)
class Text:
    """A text and the language it is written in, so that a page can mark what is not in its own language."""

    value: str
    language: Language

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)


def in_language(swedish: str, english: str, language: Language) -> Text:
    """The text in `language`; the Swedish original, marked as such, where there is no translation."""
    if language == "en" and english:
        return Text(english, "en")
    return Text(swedish, "sv")
