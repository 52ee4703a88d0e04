"""A programme's money as files: the same lines as on its page, every year, to the öre."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language
from framsteg.programme.queries.money_story import MoneyStory
from framsteg.programme.queries.money_sums import Sums
from framsteg.reports.tables import Cell, Sheet, csv_text, workbook

from .money_lines import records_of

FIELDS = (
    "budget_year", "line", "area_number", "name", "budget_kr", "outcome_kr", "deviation_kr", "forecast_kr",
    "forecast_deviation_kr",
)  # fmt: skip


def field_meanings() -> dict[str, str]:
    """What each field holds, in the reader's language."""
    return {
        "budget_year": gettext("The budget year."),
        "line": gettext(
            "area: a priority area; not_public: sub-projects that are not public; programme: the programme as a whole "
            "and money not allocated; unmatched: entries of the accounts that are not yet placed."
        ),
        "area_number": gettext("The area's number. Empty for the other lines."),
        "name": gettext("What the line is about."),
        "budget_kr": gettext(
            "What was allocated, in kronor; the lines of a year sum to what was set aside. Empty: not stated."
        ),
        "outcome_kr": gettext("Costs less income according to the accounts, in kronor. Empty: not stated."),
        "deviation_kr": gettext("Budget less outcome: positive is a surplus. Empty: cannot be said."),
        "forecast_kr": gettext("The expected total for the year, in kronor. Empty: not stated."),
        "forecast_deviation_kr": gettext(
            "Budget less forecast: positive is a surplus. Empty: cannot be said."
        ),
    }


def csv_file(story: MoneyStory, municipality: str, language: Language) -> str:
    return csv_text(FIELDS, _rows(story, municipality, language))


def workbook_file(story: MoneyStory, municipality: str, language: Language) -> bytes:
    """The lines, the sums of each year, and what the fields mean, each on a sheet of its own."""
    meanings = list(field_meanings().items())
    return workbook(
        [
            Sheet(gettext("Lines"), FIELDS, _rows(story, municipality, language)),
            Sheet(gettext("Years"), ("budget_year", *FIELDS[4:]), _years(story)),
            Sheet(gettext("Fields"), (gettext("Field"), gettext("Meaning")), meanings),
        ]
    )


def _rows(story: MoneyStory, municipality: str, language: Language) -> Sequence[Sequence[Cell]]:
    return [
        (record.budget_year, record.key, record.area_number, record.name.value, *_amounts(record.sums))
        for year in story.years
        for record in records_of(story, year, municipality, language)
    ]


def _years(story: MoneyStory) -> Sequence[Sequence[Cell]]:
    return [(year.budget_year, *_amounts(year.whole)) for year in story.years]


def _amounts(sums: Sums) -> Sequence[Cell]:
    stated = (sums.budget, sums.outcome, sums.deviation, sums.forecast, sums.forecast_deviation)
    return [None if ore is None else Decimal(ore) / 100 for ore in stated]
