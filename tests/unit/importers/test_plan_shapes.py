"""Shapes in which plans come: a sheet for each area or year, crosses, columns by date, hidden parts, odd units."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from framsteg.importers.plan_workbook import alike, fetch, ingest
from framsteg.importers.plan_workbook.amounts import amount_ore
from framsteg.importers.plan_workbook.errors import HeadingIsNoTime, SheetIsUnlike
from framsteg.importers.plan_workbook.plan import AreaName, Plan
from framsteg.lib.amounts import NotAnAmount

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def book(sheets: Sheets, *, hidden: Sequence[str] = (), hidden_row: int | None = None) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name in hidden:
                sheet.hide()
            if hidden_row is not None:
                sheet.set_row(hidden_row, None, None, {"hidden": True})
    return buffer.getvalue()


def read(sheets: Sheets, **how: Any) -> Plan:
    table = fetch.understand(book(sheets, **how), "plan.xlsx")
    return ingest.read(table.workbook, table.proposal)


def told(plan: Plan) -> list[tuple[str, str, int, str]]:
    return [(each.kind, *plan.place(each.row), each.column) for each in plan.doubts]


AREAS = {
    "1 Näringsliv": [["Nr", "Aktivitet", "Ansvarig", "Läge"], ["1.1", "Lots", "Näringslivskontoret", "klar"]],
    "2 Skola": [["Plan för skolan"], ["Aktivitet", "Nr", "Läge", "Ansvarig"], ["Läxhjälp", "2.1", "hmm", "Skolan"]],
    "Läs mig": [["Fyll i en rad för varje aktivitet."]],
    "Listor": [["klar"], ["pågår"]],
}  # fmt: skip


def test_sheets_with_the_same_columns_are_read_together_and_their_names_are_areas() -> None:
    plan = read(AREAS, hidden=["Listor"], hidden_row=1)
    assert [(each.code, each.title, each.areas, each.lead_unit) for each in plan.rows] == [
        ("1.1", "Lots", (AreaName(1, "Näringsliv"),), "Näringslivskontoret"),
        ("2.1", "Läxhjälp", (AreaName(2, "Skola"),), "Skolan"),
    ]
    assert ("stage_unknown", "2 Skola", 3, "C") in told(plan)
    whole = {(each.kind, each.value) for each in plan.doubts if each.row == 0}
    assert whole == {("sheet_hidden", "Listor"), ("sheet_not_read", "Läs mig"), ("has_hidden", "")}


def test_of_sheets_for_each_year_the_last_is_read_and_a_sheet_that_is_unlike_is_refused() -> None:
    years = {f"Plan {year}": [["Id", "Åtgärd", "Status"], ["A1", "Lots", "Klart"]] for year in (2012, 2013)}
    content = book({**years, "Annat": [["Fråga", "Svar"], ["Vem?", "Ingen"]]})
    table = fetch.understand(content, "plan.xlsx")
    assert (table.proposal.sheet, table.proposal.more_sheets, table.alike) == (
        "Plan 2013",
        (),
        ("Plan 2012",),
    )
    unread = [each.value for each in ingest.read(table.workbook, table.proposal).doubts]
    assert unread == ["Plan 2012", "Annat"]
    both = table.reading(table.alike)
    assert ingest.read(both.workbook, both.proposal).rows_read == 2
    with pytest.raises(SheetIsUnlike):
        alike.parts(table.workbook, table.reading(("Annat",)).proposal)


def test_crosses_say_what_their_heading_says() -> None:
    plan = read({"Matris": [
        ["Delprojekt", "Skola", "Turism", "maj 2013", "jun 2013", "jul 2013", "Genomfört"],
        ["Läger", "x", "x", "", "x", "x", "✓"], ["Camping", "", "x", "x", "", "", ""],
        ["Skyltar", "x", "", "", "", "x", "nej"],
    ]})  # fmt: skip
    assert [(each.areas, each.dates, each.report and each.report.stage) for each in plan.rows] == [
        ((AreaName(None, "Skola"), AreaName(None, "Turism")),
         {"planned_start": date(2013, 6, 1), "planned_end": date(2013, 7, 31)}, "done"),
        ((AreaName(None, "Turism"),), {"planned_start": date(2013, 5, 1), "planned_end": date(2013, 5, 31)}, None),
        ((AreaName(None, "Skola"),), {"planned_start": date(2013, 7, 1), "planned_end": date(2013, 7, 31)}, ""),
    ]  # fmt: skip
    assert [(each.kind, each.value) for each in plan.doubts] == [("stage_unknown", "nej")]


def test_the_latest_of_several_dated_columns_tells_the_stage_of_its_day() -> None:
    plan = read({"Blad1": [
        ["Åtgärd", "Start", "Status 2012-09-30", "Status 2012-12-31", "Effekt (ton)", "Färg"],
        ["Välkomstpaket", "2012-2014", "påbörjad", "klar", 120, ""], ["Mentorer", "2012", "klar", "klar", 40, ""],
    ]})  # fmt: skip
    first = plan.rows[0]
    assert first.report is not None
    assert (first.report.stage, first.report.as_of, first.code) == ("done", date(2012, 12, 31), "")
    assert first.dates == {"planned_start": date(2012, 1, 1), "planned_end": date(2014, 12, 31)}
    assert {(each.kind, each.column) for each in plan.doubts if not each.row} == {
        ("column_not_read", "C"), ("column_not_read", "E"), ("column_empty", "F"),
    }  # fmt: skip


def test_headings_of_one_figure_in_names_are_headings_and_per_cent_is_no_stage() -> None:
    plan = read({"Plan": [
        ["Mål och åtgärder", "Status"], ["1. Arbete", ""], ["1.1 Praktik", "75 %"], ["1.2 Mässa", "100 %"],
        ["2. Boende", ""], ["2.1 Vandringar", "0 %"],
    ]})  # fmt: skip
    assert [(each.code, each.areas, each.report and each.report.text) for each in plan.rows] == [
        ("1.1", (AreaName(1, "Arbete"),), "Framsteg enligt planen: 75 %"),
        ("1.2", (AreaName(1, "Arbete"),), "Framsteg enligt planen: 100 %"),
        ("2.1", (AreaName(2, "Boende"),), "Framsteg enligt planen: 0 %"),
    ]
    assert {each.report.stage for each in plan.rows if each.report} == {""}


@pytest.mark.parametrize(
    ("text", "heading", "ore"),
    [
        ("2 500", "Budsjett (1000 kr)", 250_000_000),
        ("25 000:-", "Kostnad", 2_500_000),
        ("1,5", "Mkr", 150_000_000),
        ("12", "Budget KSEK", 1_200_000),
    ],
)
def test_the_unit_may_stand_in_the_heading(text: str, heading: str, ore: int) -> None:
    assert amount_ore(text, heading) == ore


@pytest.mark.parametrize(
    ("text", "heading"), [("45", "Cost (£000)"), ("50 000 €", "Kustannus"), ("10", "Beløp NOK")]
)
def test_another_currency_is_not_kronor(text: str, heading: str) -> None:
    with pytest.raises(NotAnAmount):
        amount_ore(text, heading)


def test_crosses_below_a_heading_that_names_no_time_are_refused_with_a_sentence() -> None:
    table = fetch.understand(
        book({"Plan": [["Åtgärd", "Läge", "Kommentar"], ["Bad", "Klart", "x"]]}), "p.xlsx"
    )
    chosen = replace(table.proposal, columns=("title", "stage", "time_mark"))
    with pytest.raises(HeadingIsNoTime, match="Kommentar"):
        ingest.read(table.workbook, chosen)


def test_the_number_of_a_case_is_the_name_of_an_area_and_not_its_number() -> None:
    rows = [["Kod", "Åtgärd"], ["201900123-1", "Bad"], ["201900123-2", "Väg"], ["201900124-1", "Park"]]
    found = [each.areas for each in read({"Plan": rows}).rows]
    assert found == [(AreaName(None, "201900123"),)] * 2 + [(AreaName(None, "201900124"),)]
