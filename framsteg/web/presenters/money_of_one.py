"""The money of one sub-project, on its own page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, MoneyUnit, date_in_text
from framsteg.programme.queries.money_of_one import SubProjectYear

from .money_lines import Amounts, Writer
from .money_words import months_words


@dataclass(frozen=True)
class MoneyYear:
    """`note` says how much of the year the accounts hold, and of which day the forecast is."""

    year: int
    amounts: Amounts
    note: str


def money_years(years: Sequence[SubProjectYear], language: Language) -> Sequence[MoneyYear]:
    ore = [each for year in years for each in (year.sums.budget, year.sums.outcome, year.sums.forecast)]
    writer = Writer(MoneyUnit.KR, language, with_ore=any(each % 100 for each in ore if each is not None))
    return tuple(
        MoneyYear(year.budget_year, writer.amounts(year.sums), " ".join(_notes(year, language)))
        for year in years
    )


def _notes(year: SubProjectYear, language: Language) -> Iterator[str]:
    if months := months_words(year.months, year.budget_year, language):
        yield gettext("Outcome %(months)s.") % {"months": months}
    if year.forecast_as_of is not None:
        day = date_in_text(year.forecast_as_of, language)
        yield gettext("Forecast as of %(day)s.") % {"day": day}
