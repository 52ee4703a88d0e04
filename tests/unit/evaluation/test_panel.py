"""A panel is complete, labelled and in time order, or it is a named error."""

import numpy as np
import pytest

from framsteg.evaluation import Panel
from framsteg.evaluation.errors import (
    BadPanelError,
    DuplicateRowsError,
    MissingValuesError,
    NotANumberError,
    PeriodNotFoundError,
    SamePeriodError,
    UnitNotFoundError,
)
from framsteg.evaluation.periods import kind, names_period, period_key, settled


def small() -> Panel:
    return Panel.of(["a", "b"], ["2001", "2000"], [[2.0, 1.0], [4.0, 3.0]])


def test_periods_are_put_in_time_order() -> None:
    assert small().periods == ("2000", "2001")
    assert small().values.tolist() == [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize(
    "labels",
    [
        ["2000", "2001", "2010"],
        ["2012-2", "2012-10", "2013-1"],
        ["2012Q3", "2012Q4", "2013Q1"],
        ["2012M09", "2012M10", "2013M01"],
        ["1", "2", "10"],
        ["2020-01-31", "2020-02-01"],
        ["2010/11", "2011/12", "2012/13"],
    ],
)
def test_labels_of_all_kinds_sort_in_time(labels: list[str]) -> None:
    backwards = list(reversed(labels))
    assert sorted(backwards, key=period_key) == labels


@pytest.mark.parametrize(
    ("labels", "meant", "each"),
    [
        (("2011/12", "2012/13"), ("2011/12", "2012/13"), "school year"),
        (("2011-12", "2012-13"), ("2011/12", "2012/13"), "school year"),
        (("2009-10", "2010-11", "2011-12"), ("2009/10", "2010/11", "2011/12"), "school year"),
        (("1999/2000", "2000/2001"), ("1999/2000", "2000/2001"), "school year"),
        (("X2011.12", "X2012.13"), ("2011/12", "2012/13"), "school year"),
        (("2011–12", "2012–13"), ("2011/12", "2012/13"), "school year"),
        (("2011-11", "2011-12"), ("2011-11", "2011-12"), "month"),
        (("2011/11", "2011/12"), ("2011-11", "2011-12"), "month"),
        (("2011-12",), ("2011-12",), "month"),
        (("2011/12",), ("2011/12",), "school year"),
    ],
)
def test_school_years_and_months_are_told_apart_by_what_they_stand_among(
    labels: tuple[str, ...], meant: tuple[str, ...], each: str
) -> None:
    assert settled(labels) == meant
    assert {kind(label) for label in meant} == {each}


def test_a_school_year_is_found_as_the_panel_has_it_however_it_is_asked_for() -> None:
    panel = Panel.of(["a"], ["2012-13", "2010-11", "2011-12"], [[3.0, 1.0, 2.0]])
    assert panel.values.tolist() == [[1.0, 2.0, 3.0]]
    assert [panel.time_of(each) for each in ("2011-12", "2011/12", "2011/2012")] == [1, 1, 1]


@pytest.mark.parametrize(
    "label", ["Y2003", "FY2003", "X2003", "X2012M03", "2012-1-5", "2012-13", "2012-14", "2012w5", "2012 45"]
)
def test_columns_that_are_taken_for_periods(label: str) -> None:
    assert names_period(label)


@pytest.mark.parametrize("label", ["2013p", "kommun", "12", "2012/15/16/17", "andel 2012"])
def test_columns_that_are_not(label: str) -> None:
    assert not names_period(label)


@pytest.mark.parametrize(
    ("first", "second"), [("2012Q1", "2012K1"), ("2012-03", "mars 2012"), ("Y2012", "2012")]
)
def test_one_period_in_two_spellings_is_not_two(first: str, second: str) -> None:
    with pytest.raises(SamePeriodError, match=f"'{first}' and '{second}' are the same period"):
        Panel.of(["a"], [first, second], [[1.0, 2.0]])
    with pytest.raises(SamePeriodError):
        Panel.from_rows([("a", first, 1.0), ("a", second, 2.0)])


def test_rows_in_any_order() -> None:
    rows = [("b", "2001", 4.0), ("a", "2000", 1.0), ("b", "2000", 3.0), ("a", "2001", 2.0)]
    panel = Panel.from_rows(rows)
    assert (panel.units, panel.periods) == (("b", "a"), ("2000", "2001"))


def test_duplicate_rows() -> None:
    with pytest.raises(DuplicateRowsError, match="first a in 2000"):
        Panel.from_rows([("a", "2000", 1.0), ("a", "2000", 2.0)])


@pytest.mark.parametrize(("units", "periods"), [(["a", "a"], ["1", "2"]), (["a", "b"], ["1", "1"])])
def test_duplicate_labels(units: list[str], periods: list[str]) -> None:
    with pytest.raises(DuplicateRowsError):
        Panel.of(units, periods, [[1.0, 2.0], [3.0, 4.0]])


def test_a_gap() -> None:
    with pytest.raises(MissingValuesError, match="first b in 2001"):
        Panel.from_rows([("a", "2000", 1.0), ("a", "2001", 2.0), ("b", "2000", 3.0)])


def test_units_with_gaps_can_be_left_out_and_are_named() -> None:
    rows = [("a", "2000", 1.0), ("a", "2001", 2.0), ("b", "2000", 3.0)]
    panel = Panel.from_rows(rows, drop_incomplete=True)
    assert (panel.units, panel.left_out) == (("a",), ("b",))


def test_nan_and_infinity() -> None:
    with pytest.raises(MissingValuesError):
        Panel.of(["a"], ["1", "2"], [[1.0, float("nan")]])
    with pytest.raises(NotANumberError):
        Panel.of(["a"], ["1", "2"], [[1.0, float("inf")]])


@pytest.mark.parametrize("values", [[[1.0]], [["x", "y"]], []])
def test_what_does_not_fit_together(values: object) -> None:
    with pytest.raises(BadPanelError):
        Panel.of(["a"], ["1", "2"], values)


def test_no_rows() -> None:
    with pytest.raises(BadPanelError):
        Panel.from_rows([])


def test_an_unknown_unit_brings_its_neighbours() -> None:
    panel = Panel.of(["Kristinehamn", "Karlstad"], ["1"], [[1.0], [2.0]])
    with pytest.raises(UnitNotFoundError, match="Did you mean Kristinehamn"):
        panel.place_of("Kristinehamm")


def test_an_unknown_period() -> None:
    with pytest.raises(PeriodNotFoundError, match="2000 to 2001"):
        small().time_of("1999")


def test_cutting() -> None:
    assert small().between("2001").values.tolist() == [[2.0], [4.0]]
    assert small().only(["b"]).units == ("b",)
    with pytest.raises(BadPanelError):
        small().between("2001", "2000")


def test_values_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        small().values[0, 0] = 9.0


def test_equality_and_digest_are_by_content() -> None:
    other = Panel.of(["a", "b"], ["2000", "2001"], [[1.0, 2.0], [3.0, 5.0]])
    assert small() == small()
    assert hash(small()) == hash(small())
    assert small() != other
    assert small() != "panel"


def test_the_callers_array_is_copied() -> None:
    values = np.array([[1.0, 2.0]])
    panel = Panel.of(["a"], ["1", "2"], values)
    values[0, 0] = 9.0
    assert panel.values[0, 0] == 1.0
