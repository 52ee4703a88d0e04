"""What came after an edition: told beside it, year after year, and never inside it."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from framsteg.analysis.actions import runs
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.models import Evaluation
from framsteg.programme.actions import status_reports
from framsteg.programme.models import AnswerKind, CarriedOut, Stage, StatusReport, SubProject
from framsteg.reports.models import ReportEdition
from framsteg.reports.proposing import trees_of
from framsteg.reports.queries.afterwards import afterwards
from framsteg.reports.queries.obstacles import standing
from tests.factories import analysis as evaluations
from tests.factories import editions as make
from tests.factories import indicators as figures
from tests.factories import programme as make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    """A public question, filed before the report, to which there are no figures after the start yet."""
    monkeypatch.setenv(
        "FRAMSTEG_EVALUATION_COMPILED", "0"
    )  # small questions are sooner answered than compiled
    programme = make.programme_with_three()
    indicator = evaluations.with_figures(until("2010"), unit="invånare")
    evaluation: Evaluation = evaluations.EvaluationFactory(
        municipality=programme.municipality, programme=programme, indicator=indicator
    )
    evaluations.filed(evaluation, answerable_after=3)
    return evaluations.published(evaluation)


def until(year: str) -> dict[str, dict[str, float | None]]:
    whole = evaluations.world(units=14)
    return {code: {at: value for at, value in row.items() if at <= year} for code, row in whole.items()}


def on(year: int) -> datetime:
    return datetime(year, 4, 1, 10, tzinfo=UTC)


def told(sub_project: SubProject, stage: Stage, as_of: date) -> None:
    reported = StatusReport(sub_project=sub_project, stage=stage, as_of=as_of)
    status_reports.submit(reported, by=make_programme.SOMEONE, at=on(as_of.year))


def test_one_year_and_three_years_later_the_finding_and_the_open_sub_projects_stand_beside_the_report(
    asked: Evaluation,
) -> None:
    draft = make.published(make.prepared(asked.programme))
    edition = ReportEdition.objects.get()
    kept = bytes(edition.content)
    open_one = asked.programme.sub_projects.get(number=2)

    at_once = afterwards(edition, on=date(2013, 3, 5))
    assert [(each.then_level, each.now.level, each.is_new) for each in at_once.effects] == [(1, 1, False)]
    assert [each.now.number for each in at_once.open_then] == [2, 3]

    runs.run(asked, by=make_programme.SOMEONE, at=on(2014))
    told(open_one, Stage.ONGOING, date(2014, 3, 1))
    one_year = afterwards(edition, on=date(2014, 4, 1))
    assert [(each.now.level, each.is_new) for each in one_year.effects] == [(ClaimLevel.TOO_EARLY, True)]
    assert [each.now.stage for each in one_year.open_then] == [Stage.ONGOING, Stage.NOT_STARTED]

    figures.deliver(asked.indicator, until("2014"), at=figures.LATER)
    call_command("run_evaluations", verbosity=0)
    told(open_one, Stage.DONE, date(2016, 3, 1))
    three_years = afterwards(edition, on=date(2016, 4, 1))
    assert [each.now.level for each in three_years.effects] == [ClaimLevel.DIFFERS]
    assert [each.now.stage for each in three_years.open_then] == [Stage.DONE, Stage.NOT_STARTED]
    assert all(each.then.stage != Stage.DONE for each in three_years.open_then)

    page = Client().get(f"/sv/{draft.municipality.slug}/rapport/{draft.slug}/1/efterat/").content.decode()
    assert "I rapporten stod:" in page
    assert "Vad som kan sägas nu, beräknat" in page
    assert bytes(ReportEdition.objects.get().content) == kept


def test_who_prepares_a_report_is_told_that_the_answer_came_after_its_day(asked: Evaluation) -> None:
    draft = make.prepared(asked.programme)

    def warnings() -> list[str]:
        found = standing(draft, trees_of(draft)).obstacles
        return [each.text for each in found if "inget räknats ut" in each.text and not each.stops]

    assert warnings() == []
    runs.run(asked, by=make_programme.SOMEONE, at=on(2014))
    (words,) = warnings()
    assert "2012-12-31" in words
    assert "2014-04-01" in words


def test_what_came_after_stands_beside_the_report_and_never_in_it() -> None:
    programme = make.programme_with_three()
    decision = make_programme.DecisionFactory(
        municipality=programme.municipality, programme=programme, title="Planen antas", visibility="public"
    )
    make_programme.DecisionFactory(
        municipality=programme.municipality, programme=programme, title="Ett till", visibility="public"
    )
    draft = make.published(make.prepared(programme))
    base = f"/sv/{programme.municipality.slug}/rapport/{draft.slug}/1/"
    kept = Client().get(f"{base}rapport.json").content
    before = Client().get(f"{base}efterat/").content.decode()
    assert before.count("Ingen har sagt ännu") == 2
    unit = make_programme.OrganisationUnitFactory(municipality=programme.municipality, name="Parkenheten")
    make_programme.answer(
        programme.sub_projects.get(number=2), AnswerKind.HANDED_OVER, receiver_unit=unit, text="Från i maj."
    )
    make_programme.follow_up(decision, CarriedOut.PARTLY, text="Halva vägen.")
    page = Client().get(f"{base}efterat/").content.decode()
    for words in ("Parkenheten", "Från i maj.", "Delvis", "Halva vägen.", "Efter rapporten", "Inte angivet"):
        assert words in page
    assert "Parkenheten" not in Client().get(base).content.decode()
    assert Client().get(f"{base}rapport.json").content == kept


def queries(address: str) -> int:
    Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == 200
    return len(captured)


def test_pages_of_editions_cost_the_same_for_one_and_three() -> None:
    programme = make.programme_with_three()
    draft = make.published(make.prepared(programme))
    slug = programme.municipality.slug
    paths = (
        f"rapport/{draft.slug}/1/",
        f"rapport/{draft.slug}/1/efterat/",
        "rapport/",
        f"program/{programme.slug}/",
    )

    def counted() -> list[int]:
        return [queries(f"/sv/{slug}/{path}") for path in paths]

    one = counted()
    for number in (2, 3):
        later = make.prepared(programme, changes="Rättelse")
        assert later.number == number
        make.published(later)
    area = programme.areas.get()
    for number in (4, 5, 6):
        make_programme.SubProjectFactory(
            programme=programme, main_area=area, number=number, visibility="public"
        )
    assert counted() == one
    assert max(one) <= 10
