"""The page of a programme's money: what it says, what it does not, and that page and files say the same to the öre."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Visibility
from framsteg.programme.models import Programme, RequestState, SubProject
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.money_sums import Own, Sums, years_of_money
from tests.factories import programme as make

from .conftest import Visitor

pytestmark = pytest.mark.django_db
PATH = "program/battre/pengar/"


def rows(text: str, table: int) -> list[list[str]]:
    """The cells of a table of the page, without marks."""
    found = re.findall(r"<table.*?</table>", text, re.S)[table]
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.S) for row in re.findall(r"<tr.*?</tr>", found, re.S)]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def csv_rows(response: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_programme_that_has_only_money_set_aside_says_that_the_rest_is_not_stated(
    programme: Programme, visitor: Visitor
) -> None:
    page = visitor.see(PATH)
    missing = "ej angivet offentligt"
    assert rows(page, 0)[1] == ["2012", "1 700 000", missing, missing, missing]
    assert rows(page, 1)[1][1:] == ["1 700 000", missing, missing, missing]
    assert rows(page, 1)[-1] == ["Hela programmet", "1 700 000", missing, missing, missing]
    assert "Ingen bokföring är inläst." in page


def test_a_programme_without_money_says_so(visitor: Visitor, programme: Programme) -> None:
    make.ProgrammeFactory(municipality=programme.municipality, slug="utan")
    assert "Inget är angivet om programmets pengar." in visitor.see("program/utan/pengar/")
    assert visitor.status("program/utan/pengar/pengar.csv") == 200


@pytest.fixture
def spent(programme: Programme) -> Programme:
    """Two sub-projects of one area with an allocation, one of them with outcome; a draft; costs of the programme."""
    appropriation = programme.appropriations.get()
    first, second = (programme.sub_projects.get(number=n) for n in (1, 3))
    draft = make.SubProjectFactory(
        programme=programme, main_area=first.main_area, number=90, visibility=Visibility.DRAFT
    )
    for sub_project, amount in ((first, 500_000_00), (second, 200_000_00), (draft, 100_000_00)):
        make.AllocationFactory(sub_project=sub_project, appropriation=appropriation, amount_ore=amount)
    delivery = make.LedgerDeliveryFactory(programme=programme, file_name="bokforing-2012.se")
    of = {"programme": programme, "delivery": delivery}
    make.OutcomeEntryFactory(**of, sub_project=first, amount_ore=510_000_50)
    make.OutcomeEntryFactory(**of, sub_project=draft, amount_ore=1_00)
    make.OutcomeEntryFactory(**of, amount_ore=30_000_00)
    make.OutcomeEntryFactory(**of, amount_ore=7_00, match="unmatched")
    make.forecast(first, 520_000_00)
    return programme


def test_lines_add_up_and_what_belongs_to_no_area_has_lines_of_its_own(
    spent: Programme, visitor: Visitor
) -> None:
    found = rows(visitor.see(PATH), 1)
    shown = ("2.", "Delprojekt som", "Programmet som", "Ännu", "Hela")
    assert [row[:3] for row in found if row[0].startswith(shown)] == [
        ["2. Område 2 Utfallet är inte angivet för 1 av 2 med fördelning.", "700 000,00", "510 000,50"],
        ["Delprojekt som inte är offentliga", "100 000,00", "1,00"],
        ["Programmet som helhet, och pengar som inte är fördelade till delprojekt", "900 000,00", "30 000,00"],
        ["Ännu inte placerat: poster som ingen regel gäller för", "ej angivet offentligt", "7,00"],
        ["Hela programmet", "1 700 000,00", "540 008,50"],
    ]  # fmt: skip
    assert found[-1][3] == "+1 159 991,50"


def test_a_draft_is_not_named(spent: Programme, visitor: Visitor) -> None:
    page = visitor.see(PATH) + visitor.ask(f"{PATH}pengar.csv").content.decode()
    assert "Delprojektet 90" not in page


def test_a_sub_project_without_outcome_is_not_compared_and_with_a_rule_of_its_own_it_is(
    spent: Programme,
) -> None:
    area = spent.sub_projects.get(number=1).main_area_id
    (year,) = years_of_money(spent)
    assert (year.areas[area].outcome, year.areas[area].deviation) == (510_000_50, None)
    second = spent.sub_projects.get(number=3)
    make.LedgerMappingFactory(programme=spent, target="sub_project", sub_project=second, project_code="P3")
    (year,) = years_of_money(spent)
    assert (year.areas[area].with_outcome, year.areas[area].deviation) == (2, 189_999_50)


def test_editors_see_the_draft_in_its_area(spent: Programme) -> None:
    (year,) = years_of_money(spent, audience=Audience.EDITORS)
    assert Own.NOT_PUBLIC not in year.own


@pytest.mark.parametrize(
    ("unit", "total"), [("kr", "540 008,50"), ("tkr", "540"), ("mkr", "0,54"), ("Mkr", "0,54")]
)
def test_amounts_are_shown_in_the_unit_that_is_chosen(
    spent: Programme, visitor: Visitor, unit: str, total: str
) -> None:
    assert rows(visitor.see(PATH, enhet=unit), 1)[-1][2] == total


def test_what_cannot_be_shown_is_told_and_the_page_is_shown_all_the_same(
    spent: Programme, visitor: Visitor
) -> None:
    page = visitor.see(PATH, enhet="euro", ar="1812")
    assert "Belopp kan visas i kr, tkr eller Mkr." in page
    assert "Inget är angivet för det året." in page
    assert rows(page, 1)[-1][2] == "540 008,50"


def test_figures_lead_to_decision_and_source(spent: Programme, visitor: Visitor) -> None:
    decision = make.DecisionFactory(
        municipality=spent.municipality, programme=spent, title="Budget 2012", title_en=""
    )
    spent.appropriations.update(decision=decision, source_url="https://www.example.se/budget")
    make.AppropriationRequestFactory(
        programme=spent, decision=decision, state=RequestState.DECLINED, reason="Ryms inte."
    )
    hidden = make.DecisionFactory(
        municipality=spent.municipality, title="Hemligt än", visibility=Visibility.DRAFT
    )
    make.AppropriationRequestFactory(programme=spent, decision=hidden)
    page = visitor.see(PATH)
    assert page.count(f"/beslut/{decision.pk}/") == 2
    assert all(said in page for said in ("https://www.example.se/budget", "bokforing-2012.se", "Ryms inte."))
    assert "Hemligt än" not in page


def test_a_year_that_is_not_over_says_how_far_the_accounts_go(spent: Programme, visitor: Visitor) -> None:
    spent.ledger_deliveries.update(period_to=date(2012, 8, 1))
    assert "Utfall till och med augusti 2012" in visitor.see(PATH)
    assert "Utfall till och med augusti 2012." in visitor.see("program/battre/delprojekt/1/")


def test_a_sub_project_shows_its_own_money_where_it_is_stated(spent: Programme, visitor: Visitor) -> None:
    page = visitor.see("program/battre/delprojekt/1/")
    assert rows(page, 0)[1] == [
        "2012 Prognos per den 31 augusti 2012.", "500 000,00", "510 000,50", "−10 000,50",
        "520 000,00 avvikelse −20 000,00",
    ]  # fmt: skip
    assert "Fördelning, utfall och prognos" not in visitor.see("program/battre/delprojekt/4/")


def test_the_workbook_holds_the_same_lines_and_its_years_are_their_sums(
    spent: Programme, visitor: Visitor
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(visitor.ask(f"{PATH}pengar.xlsx").content))
    lines = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    (year,) = book.worksheets[1].iter_rows(min_row=2, values_only=True)
    for column, place in ((4, 1), (5, 2)):
        assert round(sum(row[column] or 0 for row in lines), 2) == year[place]
    listed = csv_rows(visitor.ask(f"{PATH}pengar.csv"))
    assert [row["outcome_kr"] for row in listed] == [
        "" if row[5] is None else f"{row[5]:.2f}" for row in lines
    ]


@pytest.mark.parametrize("path", ["", "pengar.csv", "pengar.xlsx"])
def test_a_draft_programme_has_no_money(spent: Programme, visitor: Visitor, path: str) -> None:
    spent.visibility = Visibility.DRAFT
    spent.save()
    assert visitor.status(f"{PATH}{path}") == 404


AMOUNTS = st.integers(min_value=-(10**11), max_value=10**11)
SUB_PROJECTS = st.lists(
    st.fixed_dictionaries(
        {
            "area": st.integers(0, 2),
            "draft": st.booleans(),
            "share": st.none() | st.integers(1, 10**9),
            "outcome": st.lists(AMOUNTS, max_size=3),
            "forecast": st.lists(AMOUNTS, max_size=2),
        }
    ),
    max_size=6,
)


class AnyProgramme(TestCase):
    """Whatever the programme: lines, totals, page and files agree to the öre, and nothing is counted twice."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        year=st.sampled_from([2011, 2012]),
        subs=SUB_PROJECTS,
        rest=st.integers(0, 10**9),
        shared=st.lists(AMOUNTS, max_size=2),
        unmatched=st.lists(AMOUNTS, max_size=2),
    )
    def test_page_and_files_agree(self, **values: Any) -> None:
        programme = _made(**values)
        booked = (
            [ore for sub in values["subs"] for ore in sub["outcome"]] + values["shared"] + values["unmatched"]
        )
        set_aside = sum(sub["share"] or 0 for sub in values["subs"]) + values["rest"]
        wanted = (set_aside or None, sum(booked) if booked else None)
        for audience in Audience:
            for year in years_of_money(programme, audience=audience):
                assert (year.whole.budget, year.whole.outcome) == wanted
                assert _together(year.areas, year.own) == wanted
        _page_and_files_say(Visitor(), wanted)


def _made(year: int, subs: list[Any], rest: int, shared: list[int], unmatched: list[int]) -> Programme:
    Municipality.objects.filter(slug="provkoping").update(
        slug=f"tidigare-{Municipality.objects.count()}", code="0000"
    )
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    programme: Programme = make.ProgrammeFactory(municipality=municipality, slug="battre")
    areas = [make.PriorityAreaFactory(programme=programme, number=n) for n in (1, 2, 3)]
    set_aside = sum(sub["share"] or 0 for sub in subs) + rest
    appropriation = (
        make.AppropriationFactory(programme=programme, budget_year=year, amount_ore=set_aside)
        if set_aside
        else None
    )
    of = {"programme": programme, "budget_year": year}
    delivery = make.LedgerDeliveryFactory(programme=programme)
    for number, sub in enumerate(subs, 1):
        made = _sub_project(programme, number, sub, areas)
        if sub["share"]:
            make.AllocationFactory(sub_project=made, appropriation=appropriation, amount_ore=sub["share"])
        for ore in sub["outcome"]:
            make.OutcomeEntryFactory(**of, delivery=delivery, sub_project=made, amount_ore=ore)
        for ore in sub["forecast"]:
            make.forecast(made, ore, budget_year=year)
    for ore in shared:
        make.OutcomeEntryFactory(**of, delivery=delivery, amount_ore=ore)
    for ore in unmatched:
        make.OutcomeEntryFactory(**of, delivery=delivery, amount_ore=ore, match="unmatched")
    return programme


def _sub_project(programme: Programme, number: int, sub: dict[str, Any], areas: list[Any]) -> SubProject:
    """It touches every other area as well, which must not count it again."""
    made: SubProject = make.SubProjectFactory(
        programme=programme,
        number=number,
        main_area=areas[sub["area"]],
        visibility=Visibility.DRAFT if sub["draft"] else Visibility.PUBLIC,
    )
    made.other_areas.set([area for area in areas if area != areas[sub["area"]]])
    return made


def _together(areas: Any, own: Any) -> tuple[int | None, int | None]:
    lines: list[Sums] = [*areas.values(), *own.values()]
    budgets = [line.budget for line in lines if line.budget is not None]
    outcomes = [line.outcome for line in lines if line.outcome is not None]
    return (sum(budgets) or None, sum(outcomes) if outcomes else None)


def _page_and_files_say(visitor: Visitor, wanted: tuple[int | None, int | None]) -> None:
    listed = csv_rows(visitor.ask(f"{PATH}pengar.csv"))
    for field, ore in zip(("budget_kr", "outcome_kr"), wanted, strict=True):
        stated = [Decimal(row[field]) for row in listed if row[field]]
        assert (sum(stated) * 100 if stated else None) == ore or (ore is None and not sum(stated))
    page = visitor.see(PATH)
    if "<table" in page:
        assert [_ore(cell) for cell in rows(page, 1)[-1][1:3]] == list(wanted)


def _ore(cell: str) -> int | None:
    if cell == "ej angivet offentligt":
        return None
    return int(Decimal(cell.replace(" ", "").replace("−", "-").replace(",", ".")) * 100)
