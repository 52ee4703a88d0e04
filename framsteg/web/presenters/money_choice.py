"""What the address asks for: the unit that amounts are shown in, and the budget year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext

from framsteg.lib.plain_language import MoneyUnit

UNIT, YEAR = "enhet", "ar"
UNITS = {"kr": MoneyUnit.KR, "tkr": MoneyUnit.TKR, "mkr": MoneyUnit.MKR}


@dataclass(frozen=True)
class Option:
    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class MoneyChoice:
    """The year is None where there is none to choose. `problems` are told above the page."""

    unit: MoneyUnit
    year: int | None
    problems: Sequence[str] = ()

    def query(self, *, unit: MoneyUnit | None = None, year: int | None = None) -> str:
        """The address of the same page with another unit or year; "" for what is shown without asking."""
        asked = {UNIT: (unit or self.unit).value.lower(), YEAR: year or self.year}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def choice_of(asked: Mapping[str, str], years: Sequence[int]) -> MoneyChoice:
    """Kronor and the latest year unless the address says otherwise."""
    problems = []
    written, year = asked.get(UNIT, "kr").lower(), asked.get(YEAR, "")
    if written not in UNITS:
        problems.append(gettext("Amounts can be shown in kr, tkr or Mkr. They are shown in kronor."))
    latest = years[-1] if years else None
    if year and year not in {str(each) for each in years}:
        problems.append(gettext("Nothing is stated for that year."))
        year = ""
    return MoneyChoice(UNITS.get(written, MoneyUnit.KR), int(year) if year else latest, tuple(problems))


def unit_names() -> dict[MoneyUnit, str]:
    return {
        MoneyUnit.KR: gettext("Kronor (kr)"),
        MoneyUnit.TKR: gettext("Thousands of kronor (tkr)"),
        MoneyUnit.MKR: gettext("Millions of kronor (Mkr)"),
    }
