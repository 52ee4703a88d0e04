"""The accounts as they come in: bookings, what the rules make of them, and what taking them in would change.

Plain values between a source and the programme. Amounts are in öre; a cost is positive and an income negative.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .models import LedgerFormat, MappingTarget

COST_CLASSES, INCOME_CLASS = "45678", "3"


@dataclass(frozen=True, slots=True)
class Booking:
    """A row of the accounts on an income or cost account. `period` is the month that it counts in."""

    line: int
    booked_on: date
    budget_year: int
    period: date
    account: str
    amount_ore: int
    project: str = ""
    responsibility: str = ""
    activity: str = ""
    counterpart: str = ""
    text: str = ""
    voucher: str = ""

    @property
    def is_before_its_year(self) -> bool:
        return self.booked_on.year < self.budget_year


@dataclass(frozen=True)
class Doubt:
    """Something to look at, with the row it is about (0 for the whole file). The sentence is translated when shown."""

    line: int
    sentence: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Tally:
    """How many rows, and their sum in öre."""

    count: int = 0
    ore: int = 0

    def plus(self, amount_ore: int) -> "Tally":
        return Tally(self.count + 1, self.ore + amount_ore)


@dataclass(frozen=True)
class Accounts:
    """A file from the accounts, understood: every row is a booking, or counted in `balance`, which is neither income
    nor cost. `first_month` to `last_month` is the time that it speaks for."""

    format: LedgerFormat
    bookings: Sequence[Booking]
    balance: Tally
    first_month: date
    last_month: date
    doubts: Sequence[Doubt] = ()
    account_names: Mapping[str, str] = field(default_factory=dict)
    project_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> Tally:
        """The whole file."""
        return Tally(
            len(self.bookings) + self.balance.count,
            sum(each.amount_ore for each in self.bookings) + self.balance.ore,
        )


@dataclass(frozen=True)
class Rule:
    """A rule for the accounts; see models.LedgerMapping."""

    target: MappingTarget
    sub_project_id: int | None = None
    project_code: str = ""
    account_from: int | None = None
    account_to: int | None = None

    def fits(self, account: str, project: str) -> bool:
        return self._fits_project(project) and self._fits_account(account)

    def _fits_project(self, project: str) -> bool:
        if self.project_code.endswith("*"):
            return project.casefold().startswith(self.project_code[:-1].casefold())
        return not self.project_code or _plain(project) == _plain(self.project_code)

    def _fits_account(self, account: str) -> bool:
        """7000-7999 holds 7470 and, in accounts with more figures, 747001."""
        if self.account_from is None or self.account_to is None:
            return True
        low, high = str(self.account_from), str(self.account_to)
        return len(low) <= len(account) and low <= account[: len(low)] and account[: len(high)] <= high


def _plain(code: str) -> str:
    """A code as codes are compared: whatever the case, and without the zeros that a spreadsheet drops."""
    return code.lstrip("0") if code.isdecimal() else code.casefold()


class Matcher:
    """Says what a booking is for: the first rule that fits decides; None where none does."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._known: dict[tuple[str, str], Rule | None] = {}

    def rule_for(self, account: str, project: str) -> Rule | None:
        """Each pair of account and project is looked up once: a ledger repeats few of them many times."""
        key = (account, project)
        if key not in self._known:
            self._known[key] = next((rule for rule in self._rules if rule.fits(account, project)), None)
        return self._known[key]


@dataclass(frozen=True)
class Unmatched:
    """Bookings of one project code and account that no rule says whose they are."""

    project: str
    account: str
    tally: Tally


@dataclass(frozen=True)
class LedgerReport:
    """What taking a file in would change, or has changed. The parts of the file add up to the whole of it."""

    whole: Tally
    sub_projects: Mapping[int, Tally]
    programme: Tally
    unmatched: Tally
    outside: Tally
    balance: Tally
    replaced: Tally
    first_month: date
    last_month: date
    unmatched_groups: Sequence[Unmatched]
    doubts: Sequence[Doubt]
    is_unchanged: bool
    """Whether exactly this is stored already."""

    @property
    def entries(self) -> Tally:
        """What is stored: everything but what is not the programme's and what is neither income nor cost."""
        parts = [*self.sub_projects.values(), self.programme, self.unmatched]
        return Tally(sum(part.count for part in parts), sum(part.ore for part in parts))
