"""The register of decisions, the way back from figures, and what happens next."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from framsteg.audit import recording
from framsteg.audit.models import ProvenanceKind
from framsteg.programme.actions import closing, closing_rounds
from framsteg.programme.models import (
    AnswerKind,
    CarriedOut,
    Decision,
    Programme,
    SubProject,
    TargetDecision,
)
from framsteg.programme.queries.register import RegisterFilters, register
from framsteg.programme.rules.answers import MilestoneAnswer
from tests.factories import indicators as figures
from tests.factories import programme as make
from tests.factories import rounds
from tests.factories.analysis import EvaluationFactory
from tests.factories.programme import NOW, SOMEONE

from .conftest import Visitor

pytestmark = pytest.mark.django_db
LATER = datetime(2013, 9, 12, 10, 0, tzinfo=UTC)


def chains(place: Programme, filters: dict[str, object]) -> list[list[str]]:
    found = register(place.municipality, RegisterFilters(**filters))  # type: ignore[arg-type]
    return [[each.title for each in row] for row in found.chains.rows]


WHOLE = ["Planen antas", "Planen överklagas", "Domen"]
ALONE = ["En cykelbana"]
FOUND = {
    "a reference as minutes write it": ({"text": "KF § 11 2013-02-28"}, [WHOLE]),
    "a figure is a whole one": ({"text": "§ 11"}, [WHOLE]),
    "a case number as it is written": ({"text": "ks/2013:63"}, [WHOLE]),
    "a part of a case number": ({"text": "63"}, [WHOLE]),
    "a body": ({"body": "Tingsrätten"}, [WHOLE]),
    "a year": ({"year": 2012}, [ALONE]),
    "an outcome": ({"outcome": "appealed"}, [WHOLE]),
    "a programme": ({"programme": "battre"}, [WHOLE]),
    "what is said": ({"carried_out": CarriedOut.PARTLY}, [ALONE]),
    "of which nothing is said": ({"carried_out": CarriedOut.NOT_STATED}, [WHOLE]),
    "nothing": ({"text": "flygplats"}, []),
    "everything": ({}, [WHOLE, ALONE]),
}


def test_the_register_finds_decisions_as_they_are_written_and_keeps_chains_whole(
    programme: Programme, chain: list[Decision]
) -> None:
    make.follow_up(chain[3], CarriedOut.PARTLY)
    assert {name: chains(programme, asked) for name, (asked, _found) in FOUND.items()} == {
        name: found for name, (_asked, found) in FOUND.items()
    }


def test_the_register_page_says_what_is_counted_and_what_was_not_understood(
    programme: Programme, chain: list[Decision], visitor: Visitor
) -> None:
    Decision.objects.filter(pk=chain[3].pk).update(visibility="draft")
    page = visitor.see("beslut/")
    assert "3 beslut i 1 kedja; hela kedjan visas" in page
    assert "En cykelbana" not in page
    odd = visitor.see("beslut/?utfall=hemligt&q=flygplats")
    assert "”hemligt” finns inte bland valen och räknas inte med." in odd
    assert "Inget beslut stämmer med allt detta." in odd
    assert [visitor.status("beslut/", sida=page) for page in ("0", "2", "x")] == [404, 404, 404]
    assert "Beslut: Domen" in visitor.see("beslut/rss.xml")
    assert "En cykelbana" not in visitor.see("beslut/atom.xml")


def test_a_decision_shows_what_rests_on_it_and_is_never_carried_out_by_silence(
    programme: Programme, chain: list[Decision], visitor: Visitor
) -> None:
    plan = chain[0]
    silent = visitor.see(f"beslut/{plan.pk}/")
    assert "Inte angivet. Ingen har sagt här om beslutet är verkställt." in silent
    programme.sub_projects.filter(number__in=(1, 2)).update(decision=plan)
    target = figures.TargetFactory(municipality=programme.municipality)
    recording.create(TargetDecision(target=target, decision=plan), by=SOMEONE, at=NOW)
    done = visitor.see(f"beslut/{plan.pk}/")
    assert "Inte angivet. Ingen har sagt här om beslutet är verkställt." in done
    assert "Klart: 100,0 % (2 av 2)" in done
    assert "Det säger inte i sig att beslutet är verkställt." in done
    assert f"/sv/provkoping/nyckeltal/{target.indicator.code}/" in done
    role = make.RoleFactory(municipality=programme.municipality, title="Revisor")
    make.follow_up(plan, CarriedOut.PARTLY, text="Halva vägen.", stated_by=role)
    told = visitor.see(f"beslut/{plan.pk}/")
    assert all(words in told for words in ("Delvis", "Halva vägen.", "Sagt av: Revisor"))
    behind = visitor.see("program/battre/delprojekt/1/")
    assert f'href="/sv/provkoping/beslut/{plan.pk}/"' in behind
    Decision.objects.filter(pk=plan.pk).update(visibility="draft")
    assert "Planen antas" not in visitor.see("program/battre/delprojekt/1/")


def test_what_happens_next_is_shown_wherever_one_looks(programme: Programme, visitor: Visitor) -> None:
    assert "Det här händer sedan" not in visitor.see("program/battre/").split("<main")[1]
    unit = make.OrganisationUnitFactory(municipality=programme.municipality, name="Parkenheten")
    third, fourth = (programme.sub_projects.get(number=number) for number in (3, 4))
    make.answer(third, AnswerKind.HANDED_OVER, receiver_unit=unit)
    assert "Ingen har ännu sagt vad som händer med det." in visitor.see("program/battre/")
    make.answer(fourth, AnswerKind.NOT_STATED, provenance=ProvenanceKind.ILLUSTRATIVE)
    closing.close(programme, on=date(2013, 3, 1), by=SOMEONE, at=NOW)
    for path in ("program/battre/", "program/battre/avslut/"):
        page = visitor.see(path)
        words = ("2 av 5 delprojekt blev inte färdiga.", "Parkenheten", "Inte offentligt angivet")
        assert all(each in page for each in (*words, "Programmet avslutades den 1 mars 2013."))
    assert "Parkenheten" in visitor.see("program/battre/delprojekt/3/")


@pytest.fixture
def measured(programme: Programme, chain: list[Decision]) -> None:
    """A goal with everything, beside the one that has nothing but that it can be measured."""
    programme.municipality.code = "1781"
    programme.municipality.save()
    indicator = figures.IndicatorFactory(code="folkmangd", title="Folkmängd")
    figures.deliver(indicator, {"1781": {"2010": 9_000.0, "2012": 9_100.0}})
    role = make.RoleFactory(municipality=programme.municipality, title="Kommundirektören")
    make.GoalFactory(
        programme=programme,
        order=2,
        title="Folkmängden ska öka",
        is_measurable=True,
        indicator=indicator,
        owner=role,
        decision=chain[0],
    )
    target = figures.TargetFactory(municipality=programme.municipality, indicator=indicator)
    recording.create(TargetDecision(target=target, decision=chain[0]), by=SOMEONE, at=NOW)
    region = figures.RegionFactory(code="1781")
    EvaluationFactory(
        municipality=programme.municipality, programme=programme, indicator=indicator, region=region,
        visibility="public", slug="folkmangd",
    )  # fmt: skip
    programme.sub_projects.filter(number=1).update(decision=chain[0])


def test_each_question_about_a_goal_is_answered_with_its_evidence(
    programme: Programme, measured: None, visitor: Visitor
) -> None:
    table = rows_of(visitor.ask("program/battre/granskning/mal.csv"))
    answers = {row["Mål"]: [row[name] for name in list(row)[1::3]] for row in table}
    assert answers == {
        "Fler invånare": ["Ja", *["Inte angivet"] * 7],
        "Folkmängden ska öka": ["Ja", "Ja", "Nej", "Ja", "Ja", "Ja", "Ja", "Nej"],
    }
    page = visitor.see("program/battre/granskning/")
    shown = ("Kommundirektören", "2012: 9 100 invånare", "Frågan är ställd men inte besvarad", "0" * 64)
    assert [words for words in shown if words not in page] == []


def test_the_totals_of_the_page_are_those_of_its_files(
    programme: Programme, measured: None, visitor: Visitor
) -> None:
    SubProject.objects.filter(programme=programme, number=5).update(visibility="draft")
    make.SubProjectFactory(programme=programme, number=6, main_area=programme.areas.first())
    table = rows_of(visitor.ask("program/battre/granskning/siffror.csv"))
    with_source = sum(bool(row["Källa"]) for row in table)
    with_decision = sum(bool(row["Beslut"]) for row in table)
    assert (len(table), with_source, with_decision) == (7, 5, 2)
    page = visitor.see("program/battre/granskning/")
    assert "7 siffror: 5 leder till en rapport eller en källa, 2 till ett beslut." in page
    book = load_workbook(io.BytesIO(visitor.ask("program/battre/granskning/granskning.xlsx").content))
    goals, siffror, totals = book.worksheets
    assert (goals.max_row - 1, siffror.max_row - 1) == (2, 7)
    last = [row[:2] for row in totals.iter_rows(min_row=10, values_only=True)]
    assert [number for _name, number in last] == [5, 2, 7]


def test_money_leads_to_the_file_of_the_accounts_and_a_report_to_its_round(
    programme: Programme, chain: list[Decision], visitor: Visitor
) -> None:
    third = make.SubProjectFactory(
        programme=programme, main_area=programme.areas.first(), number=6, title="Torget"
    )
    milestone = make.MilestoneFactory(sub_project=third, title="Upphandlat")
    round_ = rounds.opened(programme=programme)
    moved = MilestoneAnswer(milestone.pk, moved_to=date(2013, 10, 28), reason="Överklagat")
    rounds.answer(round_, third, milestones=(moved,))
    page = visitor.see("program/battre/andringar/")
    assert "Rapporterat för första gången: pågår; vid uppföljningen per den 31 augusti 2012" in page
    assert "Delmålet ”Upphandlat”: flyttat från" in page
    assert "till den 28 oktober 2013" in page
    address = "/sv/provkoping/program/battre/uppfoljning/2012-08-31/"
    assert f'href="{address}"' not in visitor.see("program/battre/granskning/")
    closing_rounds.close_round(round_, by=SOMEONE, at=rounds.CLOSED)
    programme.appropriations.update(decision=chain[0])
    for sub_project in (third, programme.sub_projects.get(number=1)):
        make.AllocationFactory(sub_project=sub_project, appropriation=programme.appropriations.get())
    files = [
        make.LedgerDeliveryFactory(programme=programme, file_name=f"{name}.se", content_sha256=name * 64)
        for name in "ab"
    ]
    for file in (*files, files[1]):
        make.OutcomeEntryFactory(programme=programme, delivery=file, amount_ore=100_00)
    page = visitor.see("program/battre/granskning/")
    assert f'href="{address}"' in page
    table = rows_of(visitor.ask("program/battre/granskning/siffror.csv"))
    money = {
        row["Siffra"] + row["Källfilens kontrollsumma"][:1]: row for row in table if row["Slag"] == "Pengar"
    }
    given = money["Fördelat till 2 delprojekt av det som avsattes i budgeten för 2012"]
    assert (given["Värde"], given["Källa"]) == ("200 000 kr", "Avsatt i budgeten för 2012: 1 700 000 kr")
    assert given["Beslut"].startswith("Planen antas")
    spent = {name: money[f"Utfall budgetåret 2012{name}"] for name in "ab"}
    assert {name: row["Värde"] for name, row in spent.items()} == {"a": "100 kr", "b": "200 kr"}
    assert spent["b"]["Källfilens kontrollsumma"] == "b" * 64
    assert "b.se" in spent["b"]["Källa"]
    assert [row["Uppföljning"] for row in table if row["Siffra"] == third.title] == ["Delår 2 2012"]
    assert f"{len(table)} siffror:" in page


def rows_of(response: object) -> list[dict[str, str]]:
    content: bytes = response.content  # type: ignore[attr-defined]
    text = content.decode("utf-8-sig").replace("\N{NO-BREAK SPACE}", " ")
    with io.StringIO(text) as lines:
        reader = csv.reader(lines)
        titles = next(reader)
        named = [
            f"{title} {place}" if titles.count(title) > 1 else title for place, title in enumerate(titles)
        ]
        return [dict(zip(named, row, strict=True)) for row in reader]
