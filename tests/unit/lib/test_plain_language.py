from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framsteg.lib import plain_language as plain
from framsteg.lib.plain_language import MoneyUnit, Text

HARD = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "language", "decimals", "text"),
    [
        (23729, "sv", 0, f"23{HARD}729"),
        (23729, "en", 0, f"23{HARD}729"),
        (1234567, "sv", 0, f"1{HARD}234{HARD}567"),
        (-31, "sv", 0, "−31"),
        (Decimal("82.65"), "sv", 1, "82,7"),
        (Decimal("82.65"), "en", 1, "82.7"),
        (0.5, "sv", 0, "1"),
        (-0.4, "sv", 0, "0"),
        (999, "sv", 0, "999"),
    ],
)
def test_numbers_are_grouped_with_hard_spaces(value: float, language: str, decimals: int, text: str) -> None:
    assert plain.number(value, language, decimals) == text


@given(st.integers(-(10**12), 10**12))
def test_a_number_keeps_all_its_figures(value: int) -> None:
    assert int(plain.number(value, "sv").replace(HARD, "").replace("−", "-")) == value


def test_a_change_shows_its_sign() -> None:
    assert [plain.signed(value, "sv") for value in (31, 0, -7)] == ["+31", "0", "−7"]
    assert plain.signed(0.04, "sv", 1) == "0,0"


def test_small_numbers_in_text_are_words() -> None:
    assert [plain.count(value, "sv") for value in (0, 1, 2, 6, 12, 13)] == [
        "noll",
        "ett",
        "två",
        "sex",
        "tolv",
        "13",
    ]
    assert plain.count(1, "sv", common_gender=True) == "en"
    assert plain.count(6, "en") == "six"


def test_numbers_of_one_sentence_look_alike_when_asked_to() -> None:
    assert plain.count(6, "sv", among=[38]) == "6"
    assert plain.count(6, "sv", among=[2]) == "sex"


def test_rounded_shares_do_not_pretend_to_sum() -> None:
    assert [plain.share(part, 46, "sv") for part in (38, 6, 2)] == [
        f"82,6{HARD}%",
        f"13,0{HARD}%",
        f"4,3{HARD}%",
    ]
    assert plain.share(38, 46, "en") == "82.6%"


def test_there_is_no_share_of_nothing() -> None:
    assert plain.share(0, 0, "sv") is None


@pytest.mark.parametrize(
    ("ore", "unit", "text"),
    [
        (170_000_000, MoneyUnit.KR, f"1{HARD}700{HARD}000{HARD}kr"),
        (170_000_000, MoneyUnit.TKR, f"1{HARD}700{HARD}tkr"),
        (170_000_000, MoneyUnit.MKR, f"1,7{HARD}Mkr"),
        (12_345, MoneyUnit.KR, f"123,45{HARD}kr"),
        (-500, MoneyUnit.KR, f"−5{HARD}kr"),
        (0, MoneyUnit.MKR, f"0{HARD}Mkr"),
    ],
)
def test_amounts_carry_their_unit(ore: int, unit: MoneyUnit, text: str) -> None:
    assert plain.money(ore, "sv", unit) == text


@pytest.mark.parametrize(
    ("ore", "swedish", "english"),
    [
        (170_000_000, f"1,7{HARD}miljoner kronor", f"SEK{HARD}1.7{HARD}million"),
        (100_000_000, f"1{HARD}miljon kronor", f"SEK{HARD}1{HARD}million"),
        (25_000_000, f"250{HARD}000 kronor", f"SEK{HARD}250{HARD}000"),
        (170_000_050, f"1{HARD}700{HARD}000,50 kronor", f"SEK{HARD}1{HARD}700{HARD}000.50"),
    ],
)
def test_amounts_in_text_are_read_aloud(ore: int, swedish: str, english: str) -> None:
    assert (plain.money_in_text(ore, "sv"), plain.money_in_text(ore, "en")) == (swedish, english)


def test_a_date_says_no_more_than_is_known() -> None:
    day = date(2011, 5, 1)
    assert plain.date_in_text(date(2016, 5, 3), "sv") == f"den 3{HARD}maj 2016"
    assert plain.date_in_text(date(2016, 5, 3), "en") == f"3{HARD}May 2016"
    assert plain.date_in_text(day, "sv", "month") == "maj 2011"
    assert plain.date_in_text(day, "sv", "year") == "2011"
    assert [plain.iso_date(day, each) for each in ("day", "month", "year")] == [
        "2011-05-01",
        "2011-05",
        "2011",
    ]


def test_dates_in_lists_have_a_weekday() -> None:
    assert plain.date_in_list(date(2016, 5, 3), "sv") == "tis, 2016-05-03"
    assert plain.date_in_list(date(2016, 5, 3), "en") == "Tue, 2016-05-03"


def test_a_period_has_one_or_two_ends() -> None:
    may, year = (date(2011, 5, 1), "month"), (date(2012, 12, 31), "year")
    assert plain.period(may, year, "sv") == f"maj 2011{HARD}– 2012"
    assert plain.period(may, may, "sv") == "maj 2011"
    assert plain.period(may, None, "sv") == "från maj 2011"
    assert plain.period(None, year, "en") == "until 2012"
    assert plain.period(None, None, "sv") == ""


def test_times_use_a_point() -> None:
    assert plain.time_span(time(7, 30), time(16, 30)) == "7.30-16.30"
    assert plain.time_span(time(18, 0), None) == "18.00"


def test_attendance_may_be_a_range() -> None:
    assert plain.number_range(200, 300, "sv") == "200–300"
    assert plain.number_range(40, 40, "sv") == "40"


def test_lists_end_with_and() -> None:
    assert plain.listing([], "sv") == ""
    assert plain.listing(["a"], "sv") == "a"
    assert plain.listing(["a", "b", "c"], "sv") == "a, b och c"
    assert plain.listing(["a", "b"], "en") == "a and b"


def test_a_text_without_translation_stays_swedish_and_says_so() -> None:
    assert plain.in_language("Hej", "Hello", "en") == Text("Hello", "en")
    assert plain.in_language("Hej", "", "en") == Text("Hej", "sv")
    assert plain.in_language("Hej", "Hello", "sv") == Text("Hej", "sv")
