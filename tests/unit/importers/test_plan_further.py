"""Cells of the further sheets of the product's own workbook."""

import pytest

from framsteg.importers.actions.plans.further import FurtherSheet
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.queries.plan_further import KINDS

APPROPRIATIONS = next(kind for kind in KINDS if kind.name == "appropriations")


def read(amount: str) -> tuple[list[object], list[tuple[str, int, str, str]]]:
    doubts = Doubts()
    rows = [["Nr", "Budgetår", "Belopp i kronor", "Finansiär"], ["1", "2012", amount, "KS"]]
    sheet = FurtherSheet(APPROPRIATIONS, "Anslag", rows, {}, doubts)
    told = [(each.kind, each.row, each.column, each.value) for each in doubts]
    return [values["amount_ore"] for _line, _key, values in sheet.rows], told


def test_an_amount_is_read_to_the_ore() -> None:
    assert read("1 700 000,50") == ([170_000_050], [])


@pytest.mark.parametrize("amount", ["inf", "-Infinity", "nan", "1e999999", "1e40", "12,505", "mycket"])
def test_what_is_no_amount_is_told_with_its_cell(amount: str) -> None:
    assert read(amount) == ([], [("further_not_read", 2, "C", amount)])
