"""Which column of a ledger holds what: proposed, said otherwise, and known again."""

import re
from dataclasses import replace

import pytest

from framsteg.importers.ledger import columns, fetch
from framsteg.importers.ledger.columns import Reading
from framsteg.importers.ledger.errors import (
    ColumnsMissing,
    NoLedgerTable,
    NoSuchPlace,
    OtherDecimalSign,
    RowsNotUnderstood,
    SameColumnTwice,
    TwoColumnsForOne,
)
from framsteg.importers.ledger.fetch import Tables
from framsteg.importers.shared.errors import AmbiguousNumbers
from tests.factories.ledgers import delimited, workbook

ODD = ("Kod", "Obj", "Kr", "När", "Kr")
ROWS = [("7470", "P1", "1.234", "2012-03-14", "x"), ("5010", "P2", "2.000", "2012-03-15", "y")]


def opened(content: bytes | str) -> Tables:
    found = fetch.opened(content.encode() if isinstance(content, str) else content, "Bok")
    assert isinstance(found, Tables)
    return found


def explained(found: Tables, *fields: str, **more: str) -> Reading:
    return replace(found.proposal, fields=fields, **more)  # type: ignore[arg-type]


def test_headings_that_nobody_knows_are_shown_and_can_be_explained() -> None:
    found = opened(delimited(ROWS, ODD))
    assert (found.proposal.header, found.proposal.fields) == (0, ("",) * 5)
    with pytest.raises(NoLedgerTable):
        columns.check_told_alone(found.proposal, found.name)
    said = explained(found, "account", "project", "amount", "date", "", decimal=",")
    assert [row.amount_ore for row in fetch.read(found, said).rows] == [123400, 200000]
    with pytest.raises(RowsNotUnderstood, match=r"1\.234"):  # a tenth of an öre is no amount
        fetch.read(found, replace(said, decimal="."))


def test_what_is_missing_or_said_twice_is_told() -> None:
    found = opened(delimited(ROWS, ODD))
    with pytest.raises(ColumnsMissing):
        fetch.read(found, explained(found, "account", "", "amount", "", ""))
    with pytest.raises(TwoColumnsForOne, match="C, E"):
        fetch.read(found, explained(found, "account", "", "amount", "date", "amount"))
    with pytest.raises(AmbiguousNumbers, match=r"1\.234"):
        fetch.read(found, explained(found, "account", "", "amount", "date", ""))
    twice = opened(delimited(ROWS, ("Konto", "Projekt", "Belopp", "Datum", "Belopp")))
    assert twice.proposal.fields == ("account", "project", "", "date", "")
    with pytest.raises(SameColumnTwice):
        columns.check_told_alone(twice.proposal, twice.name)


def test_a_table_is_known_again_whatever_stands_above_it() -> None:
    above = [("Utskrivet 2013-01-15", "Provköping", "Sida 1"), ()]
    plain, moved = opened(workbook(ROWS, ODD)), opened(workbook(ROWS, ODD, above=above))
    signatures = [each.signature for each in columns.readings_at(moved.sheets)]
    assert plain.proposal.signature in signatures
    said = columns.at_place(moved.sheets, moved.sheets[0].name, 3)
    kept = replace(said, fields=("account", "project", "amount", "date", ""), decimal=",").as_json()
    assert plain.proposal.recalling(kept).columns == {"account": 0, "project": 1, "amount": 2, "date": 3}
    with pytest.raises(NoSuchPlace):
        columns.at_place(moved.sheets, "Annan", 1)
    assert [columns.letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def amounts(said: Reading, *written: str) -> list[int]:
    found = opened(delimited([("7470", "P1", each, "2012-03-14", "") for each in written], ODD))
    return [row.amount_ore for row in fetch.read(found, replace(said, sheet=found.sheets[0].name)).rows]


def test_a_remembered_decimal_sign_is_used_only_where_the_amounts_leave_it_open() -> None:
    found = opened(delimited(ROWS, ODD))
    said = explained(found, "account", "project", "amount", "date", "", decimal=",")
    recalled = found.proposal.recalling(said.as_json())
    assert amounts(recalled, "1.234", "2.000") == [123400, 200000]
    assert amounts(recalled, "1,234.50", "1234.50") == [123450, 123450]
    assert amounts(recalled, "1234.50", "12") == [123450, 1200]
    assert recalled.as_json() == said.as_json()


@pytest.mark.parametrize(
    ("said", "written", "told"),
    [
        (",", ("1.234", "1234.50"), r"row 3: “1234\.50” .* “\.” .* “,”"),
        (".", ("1,234", "1.234,50"), r"row 3: “1\.234,50” .* “,” .* “\.”"),
        ("", ("12,50", "1234.50 kr"), r"row 3: “1234\.50 kr” .* “\.” .* “,”"),
        (",", ("1,234,567",), r"row 2"),
    ],
)
def test_an_amount_that_can_only_have_another_sign_is_named(
    said: str, written: tuple[str, ...], told: str
) -> None:
    found = explained(opened(delimited(ROWS, ODD)), "account", "project", "amount", "date", "", decimal=said)
    with pytest.raises(OtherDecimalSign) as error:
        amounts(found, *written)
    assert re.search(told, error.value.sentence % error.value.facts)
