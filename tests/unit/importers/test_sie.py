"""SIE files as bookkeeping programs write them, and as they break."""

from datetime import date

import pytest

from framsteg.importers.ledger import fetch, ingest
from framsteg.importers.ledger.errors import (
    BalancesOnly,
    BrokenLine,
    ForeignCurrency,
    MissingBrace,
    NoVouchers,
    UnbalancedVoucher,
)
from framsteg.importers.shared.errors import SourceError
from framsteg.programme.bookings import Accounts, Tally
from tests.factories.ledgers import HEAD, sie, voucher

ONE = voucher(1, "20120314", [("7470", "P1", "1234.50"), ("5010", "", "100.00")])
TWO = voucher(2, "20120401", [("3500", "P2", "-50.00")])


def read(content: bytes, **choices: object) -> Accounts:
    return ingest.accounts(fetch.understand(content, "fil.se"), ingest.Choices(**choices))  # type: ignore[arg-type]


def sentences(accounts: Accounts) -> list[str]:
    return [doubt.sentence % doubt.facts for doubt in accounts.doubts]


def test_every_row_is_read_with_its_dimensions() -> None:
    accounts = read(sie(ONE, TWO))
    first = accounts.bookings[0]
    assert (first.account, first.amount_ore, first.project) == ("7470", 123450, "P1")
    assert (first.responsibility, first.activity) == ("100", "211")
    assert (first.booked_on, first.budget_year, first.period) == (date(2012, 3, 14), 2012, date(2012, 3, 1))
    assert (first.voucher, first.text) == ("A1", "Faktura, å ä ö")
    assert [(each.account, each.amount_ore) for each in accounts.bookings[1:]] == [
        ("5010", 10000),
        ("3500", -5000),
    ]
    assert (accounts.first_month, accounts.last_month) == (date(2012, 3, 1), date(2012, 4, 1))
    assert accounts.project_names == {"P1": "Centrum", "P2": 'Skola "Nya"'}
    assert sentences(accounts) == []


def test_rows_on_balance_accounts_are_counted_apart_so_that_the_parts_are_the_whole() -> None:
    accounts = read(sie(ONE, TWO))
    assert accounts.balance == Tally(2, -123450 - 10000 + 5000)
    assert accounts.whole == Tally(5, 0)


@pytest.mark.parametrize(
    ("encoding", "warned"), [("cp437", 0), ("utf-8", 1), ("utf-8-sig", 1), ("latin-1", 1)]
)
def test_swedish_letters_are_right_in_the_encoding_of_the_format_and_in_others(
    encoding: str, warned: int
) -> None:
    accounts = read(sie(ONE, encoding=encoding))
    assert accounts.bookings[0].text == "Faktura, å ä ö"
    assert accounts.account_names["5010"] == "Löner"
    assert len(accounts.doubts) == warned


def test_what_was_taken_away_does_not_count_and_what_was_added_counts_once() -> None:
    corrected = (
        "#VER A 7 20120505\n{\n#TRANS 1930 {} -300.00\n#BTRANS 7470 {6 P1} 400.00\n"
        "#RTRANS 7470 {6 P1} 300.00\n#TRANS 7470 {6 P1} 300.00\n}"
    )
    assert [(each.account, each.amount_ore) for each in read(sie(corrected)).bookings] == [("7470", 30000)]


def test_a_file_says_how_far_it_extends() -> None:
    accounts = read(sie(ONE, head=HEAD + "#OMFATTN 20120831\r\n"))
    assert accounts.last_month == date(2012, 8, 1)
    cut = read(sie(ONE, head=HEAD + "#OMFATTN 20120815\r\n"))
    assert cut.last_month == date(2012, 3, 1)


def test_rows_of_last_year_and_rows_before_any_year_are_told_apart() -> None:
    last_year = voucher(3, "20111230", [("7470", "P1", "10.00")])
    before_all = voucher(4, "20100630", [("7470", "P1", "20.00")])
    accounts = read(sie(last_year, before_all, ONE))
    assert [(each.budget_year, each.period) for each in accounts.bookings[:2]] == [
        (2011, date(2011, 12, 1)),
        (2012, date(2012, 1, 1)),
    ]
    assert sentences(accounts) == [
        "Booked on 2010-06-30, before the budget year 2012 that it counts in. Look whether that is right."
    ]


def test_an_account_that_is_not_described_is_told() -> None:
    accounts = read(sie(voucher(1, "20120314", [("7999", "P1", "1.00")])))
    assert sentences(accounts) == ["Account 7999 is used but not described in the file."]


BROKEN: list[tuple[str, type[SourceError], str]] = [
    ("#VER A 9 20120314\n{\n#TRANS 7470 {} 100.00\n#TRANS 1930 {} -99.00\n}", UnbalancedVoucher, "row 19"),
    ("#VER A 9 20120314\n#TRANS 7470 {} 100.00\n}", MissingBrace, "row 19"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {} 100.00\n", MissingBrace, "row 19"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {} 0.00\n#VER A 10 20120314\n{\n}", MissingBrace, "row 19"),
    ("#VER A 9 20120341\n{\n}", BrokenLine, "Row 19"),
    ("#VER A 9\n{\n}", BrokenLine, "Row 19"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {6} 100.00\n}", BrokenLine, "Row 21"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {6 P1 100.00\n}", BrokenLine, "Row 21"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {} hundra\n}", BrokenLine, "Row 21"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {} 1.005\n}", BrokenLine, "Row 21"),
    ("#VER A 9 20120314\n{\n#TRANS 7470 {} NaN\n}", BrokenLine, "Row 21"),
    ('#VER A 9 20120314\n{\n#TRANS 7470 {} 1.00 20120314 "utan slut\n}', BrokenLine, "Row 21"),
]


@pytest.mark.parametrize(("text", "error", "where"), BROKEN)
def test_what_is_broken_is_named_with_its_row(text: str, error: type[SourceError], where: str) -> None:
    """The voucher before it is whole; still nothing of the file is used."""
    lines = len((HEAD + ONE).splitlines())
    shifted = int(where.split()[1]) - 19 + lines + 1
    with pytest.raises(error) as raised:
        read(sie(ONE, text))
    assert f"row {shifted}" in str(raised.value).lower()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (sie(ONE, head="#SIETYP 1\r\n"), BalancesOnly),
        (sie(ONE, head="#VALUTA EUR\r\n"), ForeignCurrency),
        (sie(), NoVouchers),
    ],
)
def test_a_file_without_swedish_vouchers_is_refused(content: bytes, error: type[SourceError]) -> None:
    with pytest.raises(error):
        read(content)
