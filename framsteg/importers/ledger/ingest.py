"""From the rows of a file to bookings: in which budget year and month each counts, and which sign a cost has."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from framsteg.lib.plain_errors import gettext_noop
from framsteg.programme.bookings import COST_CLASSES, INCOME_CLASS, Accounts, Booking, Doubt, Tally
from framsteg.programme.models import LedgerFormat

from .errors import NoBookings, PeriodTooShort
from .fetch import Content
from .sie import COST_CENTRE, PROJECT, SieFile, Transaction
from .table import LedgerTable, TableRow

OUTCOME_CLASSES = COST_CLASSES + INCOME_CLASS

BEFORE_YEAR = gettext_noop(
    "Booked on %(day)s, before the budget year %(year)s that it counts in. Look whether that is right."
)
AFTER_YEAR = gettext_noop("Booked on %(day)s, after the budget year %(year)s that it counts in.")

SIGNS_LOOK_TURNED = gettext_noop(
    "The costs of the file sum to less than nothing. Are they written with a minus? Then say so below."
)
TURNED_LOOK_WRONG = gettext_noop(
    "Turned, the costs of the file sum to less than nothing. Are they written with a plus? Then say so below."
)


@dataclass(frozen=True)
class Choices:
    """What the person says about a file that the file itself may not say."""

    costs_are_negative: bool | None = None
    """None: as was said of the last such file; else with a plus."""
    budget_year: int | None = None
    """All rows count in this year; else each in the year of its date, or as the SIE file says."""
    first_month: date | None = None
    last_month: date | None = None


DEFAULT = Choices()


def accounts(content: Content, choices: Choices = DEFAULT) -> Accounts:
    """Every row as a booking, or counted among the accounts that are neither income nor cost."""
    if isinstance(content, SieFile):
        years = _Years(choices.budget_year, content.years)
        return _collected(LedgerFormat.SIE, content, _of_sie(content, years), years, choices)
    years = _Years(choices.budget_year, {})
    return _collected(
        LedgerFormat.TABLE,
        content,
        _of_table(content, years, bool(choices.costs_are_negative)),
        years,
        choices,
    )


class _Years:
    """Which budget year, and which month of it, a day counts in."""

    def __init__(self, chosen: int | None, stated: Mapping[int, tuple[date, date]]) -> None:
        self._spans = [stated[number] for number in sorted(stated, reverse=True)]
        if chosen is not None:
            self._spans = [(date(chosen, 1, 1), date(chosen, 12, 31))]
        self._known: dict[date, tuple[int, date]] = {}

    def of(self, day: date) -> tuple[int, date]:
        """The year, and the first day of the month. A day outside every year counts in the nearest end of the first."""
        if day not in self._known:
            start, end = next((span for span in self._spans if span[0] <= day <= span[1]), self._nearest(day))
            self._known[day] = (start.year, min(max(day, start), end).replace(day=1))
        return self._known[day]

    def _nearest(self, day: date) -> tuple[date, date]:
        return self._spans[0] if self._spans else (date(day.year, 1, 1), date(day.year, 12, 31))

    @property
    def first(self) -> tuple[date, date] | None:
        return self._spans[0] if self._spans else None


def _of_sie(content: SieFile, years: _Years) -> Iterator[Booking]:
    responsibility = content.dimension_of("ansvar") or COST_CENTRE
    activity, counterpart = content.dimension_of("verksamhet", "vht"), content.dimension_of("motpart")
    for each in content.transactions:
        yield _sie_booking(each, years, responsibility, activity, counterpart)


def _sie_booking(
    row: Transaction, years: _Years, responsibility: str, activity: str, counterpart: str
) -> Booking:
    year, period = years.of(row.booked_on)
    return Booking(
        line=row.line,
        booked_on=row.booked_on,
        budget_year=year,
        period=period,
        account=row.account[:20],
        amount_ore=row.amount_ore,
        project=row.objects.get(PROJECT, "")[:40],
        responsibility=row.objects.get(responsibility, "")[:40],
        activity=row.objects.get(activity, "")[:40],
        counterpart=row.objects.get(counterpart, "")[:40],
        text=row.text[:200],
        voucher=row.voucher[:40],
    )


def _of_table(content: LedgerTable, years: _Years, costs_are_negative: bool) -> Iterator[Booking]:
    sign = -1 if costs_are_negative else 1
    for row in content.rows:
        yield _table_booking(row, years, sign)


def _table_booking(row: TableRow, years: _Years, sign: int) -> Booking:
    year, period = years.of(row.booked_on)
    return Booking(
        row.line, row.booked_on, year, period, row.account, sign * row.amount_ore, row.project,
        row.responsibility, row.activity, row.counterpart, row.text, row.voucher,
    )  # fmt: skip


def _collected(
    kind: LedgerFormat, content: Content, rows: Iterable[Booking], years: _Years, choices: Choices
) -> Accounts:
    bookings, balance, doubts = [], Tally(), list(content.doubts)
    months: set[date] = set()
    for row in rows:
        months.add(row.period)
        if row.account[:1] not in OUTCOME_CLASSES:
            balance = balance.plus(row.amount_ore)
            continue
        bookings.append(row)
        if row.booked_on.year != row.budget_year:
            doubts.append(_outside_its_year(row))
    if kind == LedgerFormat.TABLE and _signs_look_turned(bookings):
        doubts.append(Doubt(0, TURNED_LOOK_WRONG if choices.costs_are_negative else SIGNS_LOOK_TURNED))
    first, last = _span(months, content, years, choices)
    return Accounts(
        kind, bookings, balance, first, last, doubts, content.account_names, content.project_names
    )


def _signs_look_turned(bookings: Iterable[Booking]) -> bool:
    """Whether costs sum to less than nothing, and income does not."""
    costs = income = 0
    for each in bookings:
        if each.account[0] in COST_CLASSES:
            costs += each.amount_ore
        elif each.account[0] == INCOME_CLASS:
            income += each.amount_ore
    return costs < 0 <= income


def _outside_its_year(row: Booking) -> Doubt:
    sentence = BEFORE_YEAR if row.is_before_its_year else AFTER_YEAR
    return Doubt(row.line, sentence, {"day": row.booked_on.isoformat(), "year": row.budget_year})


def _span(months: set[date], content: Content, years: _Years, choices: Choices) -> tuple[date, date]:
    """The months that the file speaks for: from the first with a row to the last, or to where it says it extends."""
    if not months:
        raise NoBookings
    lowest, highest = min(months), max(months)
    first, last = (
        choices.first_month or lowest,
        choices.last_month or max(highest, _extent(content, years, highest)),
    )
    if first > lowest or last < highest:
        raise PeriodTooShort(first=f"{lowest:%Y-%m}", last=f"{highest:%Y-%m}")
    return first, last


def _extent(content: Content, years: _Years, otherwise: date) -> date:
    """The month up to which a SIE file says that it is complete, where it says so of the year it is about."""
    extends = content.extends_to if isinstance(content, SieFile) else None
    if extends is None or years.first is None or not years.first[0] <= extends <= years.first[1]:
        return otherwise
    return extends.replace(day=1) if _is_month_end(extends) else otherwise


def _is_month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
