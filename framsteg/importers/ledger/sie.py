"""The lines of a SIE 4 file: vouchers with their transactions, and what the accounts and projects are called.

The format is described by the SIE association ("SIE filformat", version 4B). Debit is positive: a cost comes with a
plus and an income with a minus. Projects are dimension 6; in municipal accounts responsibility (ansvar) is usually
dimension 1 (cost centre), and a dimension named verksamhet or motpart is found by its name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from framsteg.lib.plain_errors import gettext_noop
from framsteg.lib.text import folded
from framsteg.programme.bookings import Doubt

from .errors import BalancesOnly, BrokenLine, ForeignCurrency, MissingBrace, NoVouchers, UnbalancedVoucher

PROJECT, COST_CENTRE = "6", "1"
_FIELD = re.compile(r'"((?:\\.|[^"\\])*)"|(\{[^{}]*\})|([^\s"{}]+)')
_WHOLE_LINE = re.compile(r'\s*#\w+(?:\s+(?:"(?:\\.|[^"\\])*"|\{[^{}]*\}|[^\s"{}]+))*\s*')
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_ESCAPED = re.compile(r"\\(.)")
TRANSACTION, ADDED = "#TRANS", "#RTRANS"

OTHER_ENCODING = gettext_noop(
    "The file is written in %(encoding)s instead of CP437. Look that å, ä and ö are right."
)
UNKNOWN_ACCOUNT = gettext_noop("Account %(account)s is used but not described in the file.")


@dataclass(frozen=True, slots=True)
class Transaction:
    """A row of a voucher."""

    line: int
    voucher: str
    booked_on: date
    account: str
    amount_ore: int
    objects: Mapping[str, str]
    text: str


@dataclass
class SieFile:
    """What the file says, in the order it says it."""

    years: dict[int, tuple[date, date]] = field(default_factory=dict)
    extends_to: date | None = None
    account_names: dict[str, str] = field(default_factory=dict)
    dimensions: dict[str, str] = field(default_factory=dict)
    project_names: dict[str, str] = field(default_factory=dict)
    transactions: list[Transaction] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def dimension_of(self, *names: str) -> str:
        """The number of the dimension with one of `names`; "" where there is none."""
        return next((number for number, name in self.dimensions.items() if folded(name) in names), "")


def read(text: str, name: str) -> SieFile:
    """Every item of the file. Raises an error with its row where the file is not whole."""
    found = SieFile()
    lines = _Lines(text)
    for number, line in lines:
        if line.startswith("#"):
            _item(found, number, line, lines)
    if not found.transactions:
        raise NoVouchers(file=name)
    used = {each.account for each in found.transactions} if found.account_names else set()
    for account in sorted(used - found.account_names.keys()):
        found.doubts.append(Doubt(0, UNKNOWN_ACCOUNT, {"account": account}))
    return found


class _Lines(Iterator[tuple[int, str]]):
    """The lines with their numbers, without the mark that old systems end a file with."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE_ENDS.split(text)
        self._at = 0

    def __next__(self) -> tuple[int, str]:
        if self._at >= len(self._lines):
            raise StopIteration
        self._at += 1
        return self._at, self._lines[self._at - 1].strip("\x1a \t")


def _item(found: SieFile, number: int, line: str, lines: _Lines) -> None:
    label, *values = _fields(line, number)
    match label.upper(), values:
        case "#SIETYP", [kind, *_] if kind in ("1", "2", "3"):
            raise BalancesOnly(type=kind)
        case "#VALUTA", [currency, *_] if currency.upper() != "SEK":
            raise ForeignCurrency(currency=currency)
        case "#RAR", [year, start, end, *_]:
            found.years[_integer(year, number, line)] = (_day(start, number, line), _day(end, number, line))
        case "#OMFATTN", [day, *_]:
            found.extends_to = _day(day, number, line)
        case "#KONTO", [account, title, *_]:
            found.account_names[account] = title
        case "#DIM" | "#UNDERDIM", [dimension, title, *_]:
            found.dimensions[dimension] = title
        case "#OBJEKT", [dimension, code, title, *_] if dimension == PROJECT:
            found.project_names[code] = title
        case "#VER", values:
            _voucher(found, number, line, values, lines)


def _voucher(found: SieFile, number: int, line: str, values: Sequence[str], lines: _Lines) -> None:
    """The transactions of a voucher, between its curly brackets; together they are nothing.

    #BTRANS is a row that was taken away: it does not count. #RTRANS is one that was added, and is followed by the same
    row as #TRANS for older programs: it counts once.
    """
    series, serial, day, text = (*values, "", "", "", "")[:4]
    voucher = f"{series}{serial}".strip() or "?"
    booked_on = _day(day, number, line)
    balance = 0
    added: list[str] | None = None
    for at, row in _rows_of(voucher, number, lines):
        label, *fields = _fields(row, at)
        repeats_added = label.upper() == TRANSACTION and fields == added
        added = fields if label.upper() == ADDED else None
        if label.upper() in (TRANSACTION, ADDED) and not repeats_added:
            transaction = _transaction(at, row, fields, voucher, booked_on, text)
            balance += transaction.amount_ore
            found.transactions.append(transaction)
    if balance:
        raise UnbalancedVoucher(voucher=voucher, line=number, amount=_kronor(balance))


def _rows_of(voucher: str, number: int, lines: _Lines) -> Iterator[tuple[int, str]]:
    """The rows between the brackets. Raises MissingBrace where one is missing."""
    opening = next(((at, row) for at, row in lines if row), (0, ""))
    if opening[1] != "{":
        raise MissingBrace(voucher=voucher, line=number)
    for at, row in lines:
        if row == "}":
            return
        if row.upper().startswith("#VER ") or row == "{":
            break
        if row.startswith("#"):
            yield at, row
    raise MissingBrace(voucher=voucher, line=number)


def _transaction(
    at: int, row: str, fields: Sequence[str], voucher: str, booked_on: date, text: str
) -> Transaction:
    if len(fields) < 3 or not fields[1].startswith("{"):
        raise BrokenLine(line=at, text=row)
    account, objects, amount, *rest = fields
    day, own_text = (*rest, "", "")[:2]
    return Transaction(
        at,
        voucher,
        _day(day, at, row) if day else booked_on,
        account,
        _ore(amount, at, row),
        _objects(objects, at, row),
        own_text or text,
    )


def _objects(written: str, number: int, line: str) -> Mapping[str, str]:
    """'{"1" "100" "6" "P18"}' as dimension and code."""
    parts = _fields(written.strip("{}"), number) if written.strip("{} ") else []
    if len(parts) % 2:
        raise BrokenLine(line=number, text=line)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _fields(line: str, number: int) -> list[str]:
    """The fields of a line: words, quoted texts, and lists in curly brackets."""
    if line.startswith("#") and not _WHOLE_LINE.fullmatch(line):
        raise BrokenLine(line=number, text=line)
    return [
        braced or word or _ESCAPED.sub(r"\1", quoted)
        for quoted, braced, word in (match.groups(default="") for match in _FIELD.finditer(line))
    ]


def _ore(text: str, number: int, line: str) -> int:
    try:
        ore = Decimal(text.replace(",", ".")) * 100
    except InvalidOperation as error:
        raise BrokenLine(line=number, text=line) from error
    if not ore.is_finite() or ore != ore.to_integral_value() or abs(ore) > 10**17:
        raise BrokenLine(line=number, text=line)
    return int(ore)


def _day(text: str, number: int, line: str) -> date:
    try:
        if len(text) != 8 or not text.isascii() or not text.isdigit():
            raise ValueError(text)
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError as error:
        raise BrokenLine(line=number, text=line) from error


def _integer(text: str, number: int, line: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise BrokenLine(line=number, text=line) from error


def _kronor(ore: int) -> str:
    return f"{'−' if ore < 0 else ''}{abs(ore) // 100},{abs(ore) % 100:02d} kr"
