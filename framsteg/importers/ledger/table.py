"""A table of accounts, row by row: konto, ansvar, verksamhet, projekt, motpart, belopp, datum, text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from framsteg.importers.shared.errors import AmbiguousNumbers
from framsteg.lib.plain_errors import gettext_noop
from framsteg.lib.text import folded
from framsteg.programme.bookings import Doubt

from . import cells, columns
from .cells import NotUnderstood, OtherSign
from .client import Grid, Sheet
from .columns import Reading
from .errors import OtherDecimalSign, RowsNotUnderstood

TOTAL_WORDS = ("summa", "total", "totalt", "sum", "delsumma", "slutsumma", "saldo")
AMOUNTS = ("amount", "debit", "credit")
LONGEST_TEXT, LONGEST_CODE = 200, 40

TOTAL_DIFFERS = gettext_noop(
    "The row says %(said)s, and the rows above it sum to %(found)s. The rows are taken in, not the sum."
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that was understood, as it is written."""

    line: int
    booked_on: date
    account: str
    amount_ore: int
    project: str
    responsibility: str
    activity: str
    counterpart: str
    text: str
    voucher: str


@dataclass
class LedgerTable:
    rows: list[TableRow] = field(default_factory=list)
    account_names: dict[str, str] = field(default_factory=dict)
    project_names: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def read(sheets: Sequence[Sheet], reading: Reading, name: str) -> LedgerTable:
    """The rows of the table. Rows that cannot be understood stop everything. Raises what columns.check raises."""
    columns.check(reading, name)
    rows = next((sheet.rows for sheet in sheets if sheet.name == reading.sheet), ())
    return _Reader(rows, reading).read()


class _Reader:
    def __init__(self, grid: Grid, reading: Reading) -> None:
        self._grid = grid[reading.header + 1 :]
        self._columns = reading.columns
        self._account_title = reading.signature[self._columns["account"]]
        self._first_line = reading.header + 2
        amounts = [self._columns[each] for each in AMOUNTS if each in self._columns]
        self._decimal = _decimal_sign(
            reading, (row[column] for row in self._grid for column in amounts if column < len(row))
        )
        self._table = LedgerTable()
        self._summed = 0
        self._wrong: list[tuple[int, str]] = []

    def read(self) -> LedgerTable:
        for line, row in enumerate(self._grid, self._first_line):
            if all(cells.is_empty(cell) for cell in row) or self._repeats_header(row):
                continue
            account = self._cell(row, "account")
            try:
                if cells.is_empty(account) or _is_sum([account]):
                    self._without_account(line, row)
                else:
                    self._table.rows.append(self._row(line, row))
            except NotUnderstood as error:
                self._wrong.append((line, str(error)))
            except OtherSign as error:
                raise OtherDecimalSign(
                    line=line, written=error.written, found=error.found, used=error.used
                ) from error
        if self._wrong:
            line, written = self._wrong[0]
            raise RowsNotUnderstood(count=len(self._wrong), line=line, text=f"“{written}”")
        return self._table

    def _repeats_header(self, row: Sequence[object]) -> bool:
        return folded(cells.text(self._cell(row, "account"))).rstrip(":") == self._account_title

    def _without_account(self, line: int, row: Sequence[object]) -> None:
        """A heading is passed over; a row of sums is compared with the rows above it; an amount alone is a fault."""
        if all(cells.is_empty(self._cell(row, name)) for name in AMOUNTS):
            return
        if not _is_sum(row):
            self._wrong.append((line, " ".join(cells.text(cell) for cell in row if not cells.is_empty(cell))))
            return
        found = sum(each.amount_ore for each in self._table.rows)
        since_last, self._summed = found - self._summed, found
        if (amount := self._amount(row)) not in (found, since_last):
            facts = {"said": _kronor(amount), "found": _kronor(found)}
            self._table.doubts.append(Doubt(line, TOTAL_DIFFERS, facts))

    def _row(self, line: int, row: Sequence[object]) -> TableRow:
        account, account_name = cells.code(self._cell(row, "account"))
        if not account.isdecimal() or len(account) > 20:
            raise NotUnderstood(account)
        project, project_name = cells.code(self._cell(row, "project"))
        if account_name:
            self._table.account_names.setdefault(account, account_name)
        if project_name:
            self._table.project_names.setdefault(project, project_name)
        return TableRow(
            line=line,
            booked_on=self._day(row),
            account=account,
            amount_ore=self._amount(row),
            project=project[:LONGEST_CODE],
            responsibility=self._code(row, "responsibility"),
            activity=self._code(row, "activity"),
            counterpart=self._code(row, "counterpart"),
            text=cells.text(self._cell(row, "text"))[:LONGEST_TEXT],
            voucher=cells.text(self._cell(row, "voucher"))[:LONGEST_CODE],
        )

    def _code(self, row: Sequence[object], name: str) -> str:
        return cells.code(self._cell(row, name))[0][:LONGEST_CODE]

    def _day(self, row: Sequence[object]) -> date:
        if "date" in self._columns and not cells.is_empty(self._cell(row, "date")):
            return cells.day(self._cell(row, "date"))
        return cells.month(self._cell(row, "month"))

    def _amount(self, row: Sequence[object]) -> int:
        """The amount, or debit less credit. An empty cell is no amount."""
        if "amount" in self._columns:
            return cells.ore(self._cell(row, "amount"), self._decimal)
        debit, credit = self._cell(row, "debit"), self._cell(row, "credit")
        if cells.is_empty(debit) and cells.is_empty(credit):
            raise NotUnderstood("")
        parts = [0 if cells.is_empty(cell) else cells.ore(cell, self._decimal) for cell in (debit, credit)]
        return parts[0] - parts[1]

    def _cell(self, row: Sequence[object], name: str) -> object:
        column = self._columns.get(name)
        return None if column is None or column >= len(row) else row[column]


def _decimal_sign(reading: Reading, amounts: Iterable[object]) -> str:
    """As is said; else as the amounts show; else, where they leave it open, as was said of the last such table."""
    if reading.decimal:
        return reading.decimal
    try:
        return cells.decimal_sign(amounts)
    except AmbiguousNumbers:
        if not reading.recalled_decimal:
            raise
        return reading.recalled_decimal


def _is_sum(row: Sequence[object]) -> bool:
    words = (folded(cells.text(cell)).split(" ")[0].rstrip(":") for cell in row if isinstance(cell, str))
    return any(word in TOTAL_WORDS for word in words)


def _kronor(ore: int) -> str:
    return f"{'−' if ore < 0 else ''}{abs(ore) // 100},{abs(ore) % 100:02d} kr"
