"""The lines of a programme's money: one for each area and year, and those that are no area's, for page and files.

Budget is what was allocated, and for the programme as a whole what was set aside. Nothing unknown is zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from framsteg.lib.plain_language import HARD_SPACE, Language, MoneyUnit, Text, money, number, signed
from framsteg.programme.queries.money_story import MoneyStory
from framsteg.programme.queries.money_sums import Own, Sums, YearOfMoney

from .common import area_name, area_url

DECIMALS = {MoneyUnit.TKR: 0, MoneyUnit.MKR: 2}
ORE_IN = {MoneyUnit.KR: 100, MoneyUnit.TKR: 100_000, MoneyUnit.MKR: 100_000_000}


@dataclass(frozen=True)
class MoneyRecord:
    """A line with its exact sums. `key` is "area" or that of a line that is no area's."""

    budget_year: int
    key: str
    name: Text
    sums: Sums
    area_number: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Amounts:
    """The sums of a line as they are written; "" where nothing is stated."""

    budget: str
    outcome: str
    deviation: str
    forecast: str
    forecast_deviation: str


@dataclass(frozen=True)
class Writer:
    """Writes amounts in a unit. In kronor, all have öre where any has."""

    unit: MoneyUnit
    language: Language
    with_ore: bool = False

    def amount(self, ore: int | None) -> str:
        return "" if ore is None else number(self._scaled(ore), self.language, self._decimals)

    def change(self, ore: int | None) -> str:
        return "" if ore is None else signed(self._scaled(ore), self.language, self._decimals)

    def with_unit(self, ore: int) -> str:
        unit = money(0, self.language, self.unit).split(HARD_SPACE, 1)[1]
        return f"{self.amount(ore)}{HARD_SPACE}{unit}"

    def amounts(self, sums: Sums) -> Amounts:
        return Amounts(
            self.amount(sums.budget),
            self.amount(sums.outcome),
            self.change(sums.deviation),
            self.amount(sums.forecast),
            self.change(sums.forecast_deviation),
        )

    @property
    def _decimals(self) -> int:
        return DECIMALS.get(self.unit, 2 if self.with_ore else 0)

    def _scaled(self, ore: int) -> Decimal:
        return Decimal(ore) / ORE_IN[self.unit]


def writer_for(unit: MoneyUnit, language: Language, years: Sequence[YearOfMoney]) -> Writer:
    return Writer(unit, language, with_ore=any(ore % 100 for ore in _every_ore(years)))


def records_of(
    story: MoneyStory, year: YearOfMoney, municipality: str, language: Language
) -> Iterator[MoneyRecord]:
    """Every area of the year in order, also where nothing is stated; then the lines that are no area's."""
    for area in story.areas:
        yield MoneyRecord(
            year.budget_year,
            "area",
            area_name(area, language),
            year.areas.get(area.pk, Sums()),
            area.number,
            area_url(story.programme, municipality, area.number),
        )
    names = own_names()
    for own in Own:
        if own in year.own:
            yield MoneyRecord(year.budget_year, own.value, Text(names[own], language), year.own[own])


def own_names() -> dict[Own, str]:
    return {
        Own.NOT_PUBLIC: gettext("Sub-projects that are not public"),
        Own.PROGRAMME: gettext("The programme as a whole, and money not allocated to sub-projects"),
        Own.UNMATCHED: gettext("Not yet placed: entries that no rule says whose they are"),
    }


def _every_ore(years: Sequence[YearOfMoney]) -> Iterator[int]:
    for year in years:
        for sums in (*year.areas.values(), *year.own.values(), year.whole):
            yield from (each for each in (sums.budget, sums.outcome, sums.forecast) if each is not None)
