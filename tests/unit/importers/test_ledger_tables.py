"""Ledgers as spreadsheets: title rows, sums, signs, decimals, codes, and what cannot be understood."""

import io
import zipfile
from datetime import date

import pytest

from framsteg.importers.ledger import client, fetch, ingest
from framsteg.importers.ledger.errors import (
    NoBookings,
    NoLedgerTable,
    PeriodTooShort,
    ProtectedWorkbook,
    RowsNotUnderstood,
    SameColumnTwice,
    UnreadableLedger,
    WorkbookTooLarge,
)
from framsteg.importers.shared import files
from framsteg.importers.shared.errors import AmbiguousNumbers, EmptyAnswer, SourceError
from framsteg.importers.shared.file_errors import FileTooLarge
from framsteg.programme.bookings import Accounts
from tests.factories.ledgers import TITLES, delimited, workbook

ROW = ("7470 Konsulter", "100", "211", "P1 Centrum", "866", "1 234,50", "2012-03-14", "Faktura")


def read(content: bytes | str, **choices: object) -> Accounts:
    given = content.encode() if isinstance(content, str) else content
    return ingest.accounts(fetch.understand(given, "fil"), ingest.Choices(**choices))  # type: ignore[arg-type]


def amounts(accounts: Accounts) -> list[int]:
    return [each.amount_ore for each in accounts.bookings]


def sentences(accounts: Accounts) -> list[str]:
    return [doubt.sentence % doubt.facts for doubt in accounts.doubts]


def test_a_row_is_read_with_its_codes_and_their_names() -> None:
    accounts = read(delimited([ROW]))
    (row,) = accounts.bookings
    assert (row.account, row.project, row.responsibility, row.activity, row.counterpart) == (
        "7470", "P1", "100", "211", "866",
    )  # fmt: skip
    assert (row.amount_ore, row.booked_on, row.budget_year, row.text) == (
        123450, date(2012, 3, 14), 2012, "Faktura",
    )  # fmt: skip
    assert (accounts.account_names, accounts.project_names) == ({"7470": "Konsulter"}, {"P1": "Centrum"})


def test_a_workbook_with_titles_above_repeated_headers_and_sums_is_read() -> None:
    content = workbook(
        [
            (7470, 100, 211, "P1", "", 1234.5, date(2012, 3, 14), "A"),
            ("", "", "", "", "", "", "", ""),
            TITLES,
            (5010.0, "", "", "", "", 0.1 + 0.2, "20120401", "B"),
            ("Summa", "", "", "", "", 1234.8, "", ""),
            ("", "", "", "", "Totalt", 9999, "", ""),
        ],
        above=[("Huvudbok 2012",), (), ("Provköpings kommun", "", "Utskrivet 2013-01-15")],
    )
    accounts = read(content)
    assert amounts(accounts) == [123450, 30]
    assert [each.line for each in accounts.bookings] == [5, 8]
    assert sentences(accounts) == [
        "The row says 9999,00 kr, and the rows above it sum to 1234,80 kr. The rows are taken in, not the sum."
    ]


@pytest.mark.parametrize(
    ("written", "ore"),
    [
        ("1 234,50", 123450),
        ("1\u00a0234,5", 123450),
        ("1234.50", 123450),
        ("-1 234,50", -123450),
        ("−1 234,50", -123450),
        ("1 234,50-", -123450),
        ("(1 234,50)", -123450),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1 234,50 kr", 123450),
        ("1234.50 SEK", 123450),
        ("12", 1200),
        (",50", 50),
    ],
)
def test_amounts_are_read_to_the_ore(written: str, ore: int) -> None:
    assert amounts(read(delimited([(*ROW[:5], written, *ROW[6:])]))) == [ore]


def test_debit_and_credit_are_one_amount() -> None:
    titles = ("Konto", "Debet", "Kredit", "Period")
    rows = [
        ("7470", "100,00", "", "201203"),
        ("3500", "", "40,00", "2012-04"),
        ("7470", "5,00", "2,00", "201203"),
    ]
    accounts = read(delimited(rows, titles))
    assert amounts(accounts) == [10000, -4000, 300]
    assert (accounts.first_month, accounts.last_month) == (date(2012, 3, 1), date(2012, 4, 1))


def test_costs_written_with_a_minus_are_noticed_and_turned_when_that_is_said() -> None:
    rows = [
        (*ROW[:5], "-100,00", *ROW[6:]),
        ("3500", "", "", "P1", "", "40,00", "2012-03-14", ""),
    ]
    plain = read(delimited(rows))
    assert (amounts(plain), sentences(plain)) == (
        [-10000, 4000],
        ["The costs of the file sum to less than nothing. Are they written with a minus? Then say so below."],
    )
    turned = read(delimited(rows), costs_are_negative=True)
    assert (amounts(turned), sentences(turned)) == ([10000, -4000], [])
    (wrongly,) = sentences(read(delimited([ROW]), costs_are_negative=True))
    assert wrongly.startswith("Turned, the costs of the file sum to less than nothing.")


def test_a_year_that_is_said_takes_all_rows_and_tells_those_before_it() -> None:
    accounts = read(delimited([(*ROW[:6], "2011-12-30", ROW[7])]), budget_year=2012)
    (row,) = accounts.bookings
    assert (row.budget_year, row.period, row.is_before_its_year) == (2012, date(2012, 1, 1), True)
    assert len(accounts.doubts) == 1


def test_the_months_that_are_said_hold_all_rows() -> None:
    wide = read(delimited([ROW]), first_month=date(2012, 1, 1), last_month=date(2012, 12, 1))
    assert (wide.first_month, wide.last_month) == (date(2012, 1, 1), date(2012, 12, 1))
    with pytest.raises(PeriodTooShort):
        read(delimited([ROW]), last_month=date(2012, 2, 1))


@pytest.mark.parametrize(
    ("column", "cell"),
    [(0, "sjutusen"), (5, "hundra"), (5, "1,005"), (5, ""), (6, "våren 2012"), (6, "2012-02-30"), (6, "")],
)
def test_a_row_that_cannot_be_understood_stops_everything_and_is_named(column: int, cell: str) -> None:
    wrong = [*ROW]
    wrong[column] = cell
    with pytest.raises(RowsNotUnderstood, match="row 3"):
        read(delimited([ROW, wrong]))


def test_an_amount_without_account_is_not_passed_over() -> None:
    with pytest.raises(RowsNotUnderstood):
        read(delimited([ROW, ("", "", "", "", "", "10,00", "2012-03-14", "Ospecificerat")]))


def _protected() -> bytes:
    return b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def _bomb() -> bytes:
    output = io.BytesIO()
    with (
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        part.write(bytes(3_000_000))
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyAnswer),
        (b" \r\n", EmptyAnswer),
        (b"PK\x03\x04 not a workbook", UnreadableLedger),
        (b"\xd0\xcf\x11\xe0 not a workbook", UnreadableLedger),
        (_protected(), ProtectedWorkbook),
        (b"a;b\x00c\xff", UnreadableLedger),
        (b"hej;du\n1;2\n", NoLedgerTable),
        (workbook([], titles=()), NoLedgerTable),
        (workbook([]), NoBookings),
        (
            delimited([ROW], ("Konto", "Konto", "a", "b", "c", "Belopp", "Datum", "d")).encode(),
            SameColumnTwice,
        ),
        (delimited([(*ROW[:5], "1.234", *ROW[6:])]).encode(), AmbiguousNumbers),
        (delimited([(*ROW[:5], "(1.234) SEK", *ROW[6:])]).encode(), AmbiguousNumbers),
        (b"x" * (files.LARGEST_BYTES + 1), FileTooLarge),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_with_the_reason(
    content: bytes, error: type[SourceError]
) -> None:
    with pytest.raises(error):
        read(content)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LARGEST_UNPACKED", 2_000_000)
    with pytest.raises(WorkbookTooLarge):
        read(_bomb())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_tables_come_in_many_characters_and_delimiters(encoding: str, sign: str) -> None:
    amount = "1234.50" if sign == "," else "1 234,50"
    content = delimited([(*ROW[:5], amount, ROW[6], "Räksmörgås")], sign=sign).encode(encoding)
    (row,) = read(content).bookings
    assert (row.amount_ore, row.text) == (123450, "Räksmörgås")
