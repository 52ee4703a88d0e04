import pytest

from framsteg.indicators import periods


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2012", "2012"),
        (" 2012 ", "2012"),
        ("2012.0", "2012"),
        ("2012M03", "2012-03"),
        ("2012-3", "2012-03"),
        ("2012-03", "2012-03"),
        ("201203", "2012-03"),
        ("2012K1", "2012-Q1"),
        ("2012 q4", "2012-Q4"),
        ("2012T3", "2012-T3"),
        ("2012H2", "2012-H2"),
    ],
)
def test_periods_as_sources_write_them_become_text_that_sorts(written: str, stored: str) -> None:
    assert periods.canonical(written) == stored


@pytest.mark.parametrize(
    "written", ["", "i fjol", "12", "2012M13", "2012K5", "2012T0", "0999", "2012-2013", "20121"]
)
def test_what_is_no_period_is_said_to_be_none(written: str) -> None:
    with pytest.raises(periods.NotAPeriod, match="is not a period"):
        periods.canonical(written)


def test_the_year_before_keeps_the_part_of_the_year() -> None:
    assert [periods.same_period_last_year(each) for each in ("2012", "2012-Q1")] == ["2011", "2011-Q1"]


def test_the_kind_of_a_period_is_read_from_it() -> None:
    written = ("2012", "2012-H1", "2012-T1", "2012-Q1", "2012-01")
    assert [periods.kind_of(each) for each in written] == ["year", "half", "tertial", "quarter", "month"]
