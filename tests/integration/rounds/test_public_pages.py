"""Closed rounds in public: shown as they were frozen, whatever happens afterwards."""

import csv
import io
import json
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from framsteg.programme import actions
from framsteg.programme.models import Programme, ReportingRound, Stage
from framsteg.programme.queries.closed_rounds import closed_round
from framsteg.programme.queries.round_comparison import compare
from tests.factories import programme as make
from tests.factories import rounds as given

from .conftest import Visitor, close_another

pytestmark = pytest.mark.django_db
ROUND = "uppfoljning/2012-08-31/"
FILES = ("delprojekt.csv", "delprojekt.xlsx", "delprojekt.json")


def test_the_figures_are_counted_on_what_was_public(closed: ReportingRound) -> None:
    found = closed_round(closed)
    progress, said = found.progress, found.figures
    assert (progress.total, progress.done, progress.ongoing, progress.unknown, progress.cancelled) == (
        6, 1, 3, 1, 1,
    )  # fmt: skip
    assert (said.answered, said.asked) == (2, 4)
    assert (said.late, said.with_planned_end) == (2, 3)
    assert (said.at_risk, said.ongoing, said.without_outlook) == (1, 3, 2)
    assert (said.milestones, said.milestones_moved, said.without_owner) == (1, 1, 3)
    assert [(area.number, by_area.total) for area, by_area in found.areas] == [(1, 3), (2, 3)]


def test_the_page_tells_the_figures_with_what_they_are_counted_on(
    closed: ReportingRound, visitor: Visitor
) -> None:
    page = visitor.text(ROUND)
    for said in (
        "2 av 4",
        "2 av 3",
        "1 av 3",
        "flyttat en gång, +120 dagar",
        "Försenat av vädret",
        "exempel",
    ):
        assert said in page.replace("\xa0", " ")
    assert "Delprojektet 5" not in page
    assert "Delprojektet 3" in visitor.text(f"{ROUND}?visa=sena")
    assert "Delprojektet 2" not in visitor.text(f"{ROUND}?visa=sena").split('id="list"')[1]
    assert "Delprojektet 1" in visitor.text(f"{ROUND}?lage=done").split('id="list"')[1]
    assert "A Better Provköping" in visitor.text(ROUND, "en")


def test_what_is_not_there_is_not_found(closed: ReportingRound, visitor: Visitor) -> None:
    given.RoundFactory(programme=closed.programme, as_of=date(2012, 4, 30))
    for path in ("2012-04-30/", "2012-02-31/", "2012-08-30/sammanfattning/", "2012-08-31/?sida=2"):
        visitor.see(f"uppfoljning/{path}", status=404)
    assert visitor.see("uppfoljning/2012-08-31/?visa=nonsens&lage=nonsens")
    Programme.objects.update(visibility="draft")
    visitor.see(ROUND, status=404)


def test_changing_everything_afterwards_leaves_page_and_files_the_same(
    closed: ReportingRound, visitor: Visitor
) -> None:
    paths = [ROUND, f"{ROUND}sammanfattning/", *(f"{ROUND}{name}" for name in FILES)]
    before = [visitor.see(path).content for path in paths]
    _change_everything(closed.programme)
    assert [visitor.see(path).content for path in paths] == before


def _change_everything(programme: Programme) -> None:
    Programme.objects.update(title="Något helt annat", title_en="Something else entirely")
    programme.areas.update(title="Annat område")
    for sub_project in programme.sub_projects.all():
        if sub_project.number != 5:
            make.report(sub_project, Stage.PAUSED, date(2012, 8, 31), text="Allt är annorlunda.")
    late = date(2019, 1, 1)
    programme.sub_projects.update(
        title="Annat namn",
        title_en="Other",
        owner=None,
        lead_unit=None,
        planned_end=late,
        visibility="public",
    )
    programme.municipality.roles.update(title="Annan roll")
    programme.municipality.units.update(name="Annan förvaltning")
    programme.sub_projects.get(number=2).milestones.update(title="Annat", reached_on=date(2012, 9, 1))
    make.SubProjectFactory(programme=programme, number=99)


def test_the_totals_of_the_files_are_those_of_the_page(closed: ReportingRound, visitor: Visitor) -> None:
    found = closed_round(closed)
    data = json.loads(visitor.text(f"{ROUND}delprojekt.json"))
    rows = list(
        csv.DictReader(io.StringIO(visitor.see(f"{ROUND}delprojekt.csv").content.decode("utf-8-sig")))
    )
    book = openpyxl.load_workbook(io.BytesIO(visitor.see(f"{ROUND}delprojekt.xlsx").content))
    sheet = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert len(data["sub_projects"]) == len(rows) == len(sheet) - 1 == found.progress.total
    by_stage = {stage.value: sum(row["stage"] == stage for row in rows) for stage in Stage}
    assert by_stage == {stage.value: found.progress.of(stage) for stage in Stage}
    assert sum(row["is_late"] == "true" for row in rows) == found.figures.late == data["totals"]["late"]
    assert sum(row["was_answered"] == "true" for row in rows) == data["totals"]["answered"]
    totals = {row[0].value: row[1].value for row in book.worksheets[1].iter_rows(min_row=2)}
    assert totals["late"] == found.figures.late
    column = sheet[0].index("milestones_moved")
    assert sum(row[column] for row in sheet[1:]) == found.figures.milestones_moved
    assert rows[1]["text"] == "'=Försenat av **vädret**"
    assert set(data["fields"]) == set(rows[0])


def test_two_rounds_are_compared_in_words_and_figures(
    closed: ReportingRound, programme: Programme, visitor: Visitor
) -> None:
    later = close_another(programme)
    found = compare(closed, later)
    assert found.moves == {("ongoing", "done"): 1}
    assert [(row.shown.number, row.stages, row.days) for row in found.changed] == [
        (3, ("ongoing", "done"), 40)
    ]
    page = visitor.text("uppfoljning/jamfor/?fran=2012-12-31&till=2012-08-31").replace("\xa0", " ")
    assert "Mellan den 31 augusti 2012 och den 31 december 2012 gick ett" in page
    assert "+40" in page
    assert re.search(r"Klart</th><td class=\"number\">1</td><td class=\"number\">2</td>", page)
    same = visitor.text("uppfoljning/jamfor/?fran=2012-08-31&till=2012-08-31")
    assert "Välj två olika" in same
    assert "Bokslut 2012" in visitor.text("uppfoljning/")


def test_a_programme_without_closed_rounds_says_so(programme: Programme, visitor: Visitor) -> None:
    given.RoundFactory(programme=programme)
    assert "Ingen uppföljning" in visitor.text("uppfoljning/")
    assert "inte två" in visitor.text("uppfoljning/jamfor/")


def _more(programme: Programme, numbers: range) -> None:
    for number in numbers:
        sub_project = make.SubProjectFactory(programme=programme, number=number, planned_end=date(2012, 1, 1))
        make.MilestoneFactory.create_batch(2, sub_project=sub_project, replanned_date=date(2012, 9, 1))
        make.report(sub_project, Stage.ONGOING, date(2012, 4, 30), text="Går", outlook_cost="off_plan")


def queries(visitor: Visitor, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        visitor.see(f"uppfoljning/{path}")
    return len(captured)


def test_pages_and_files_cost_the_same_for_one_and_for_many(programme: Programme, visitor: Visitor) -> None:
    """The list and a comparison are asked for from the second round on, when there are two to compare."""
    costs, days = [], []
    for year, many in ((2012, 1), (2013, 3), (2014, 60)):
        _more(programme, range(year * 100, year * 100 + many))
        day, at = date(year, 8, 31), given.CLOSED.replace(year=year)
        round_ = given.RoundFactory(programme=programme, as_of=day, opens_on=day, due_on=at.date())
        actions.rounds.open_round(round_, by=make.SOMEONE, at=at)
        actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=at)
        days.append(day)
        own = [queries(visitor, f"{day}/{path}") for path in ("", "sammanfattning/", *FILES)]
        shared = [queries(visitor, ""), queries(visitor, f"jamfor/?fran={days[0]}&till={day}")]
        costs.append((own, shared))
    assert costs[0][0] == costs[1][0] == costs[2][0]
    assert costs[1][1] == costs[2][1]
    assert max(*costs[2][0], *costs[2][1]) <= 10
