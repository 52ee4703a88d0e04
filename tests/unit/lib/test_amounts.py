import pytest

from framsteg.lib.amounts import NotAnAmount, parse_ore


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("1,7 mkr", 170_000_000),
        ("1.7 miljoner", 170_000_000),
        ("1,7 Mkr", 170_000_000),
        ("1 700 tkr", 170_000_000),
        ("1 700 000", 170_000_000),
        ("1 700 000 kr", 170_000_000),
        ("1700000", 170_000_000),
        ("1.700.000 kronor", 170_000_000),
        ("250 000,50 kr", 25_000_050),
        ("0", 0),
        ("-5 tkr", -500_000),
        ("2 milj. kr", 200_000_000),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, ore: int) -> None:
    assert parse_ore(typed) == ore


@pytest.mark.parametrize(
    "typed", ["", "gratis", "1,7,3", "1.700 tkr", "1,234.567", "0,001 kr", "5 euro", "9" * 30, "1,", "1 7 x"]
)
def test_what_could_mean_something_else_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_ore(typed)
