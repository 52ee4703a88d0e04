"""What a report takes from money, closing, goals and rounds, and that it says the same as their own pages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from framsteg.audit.models import ProvenanceKind, Visibility
from framsteg.indicators.models import Direction
from framsteg.programme import actions
from framsteg.programme.models import AnswerKind, Programme, ReportingRound, Stage
from framsteg.programme.queries.closed_rounds import closed_round
from framsteg.programme.queries.money_sums import years_of_money
from framsteg.reports.contents import final_report, sub_project_report, tertial_report
from framsteg.reports.document import Report, figure_of, open_placeholders
from tests.factories import indicators as figures
from tests.factories import programme as make
from tests.factories import rounds as given

from .test_contents import ON, built, programme_with, table, text_of

pytestmark = pytest.mark.django_db
KR = "\N{NO-BREAK SPACE}"


@pytest.fixture
def spent() -> Programme:
    """One area with an allocation, an outcome and a forecast; entries and a forecast after the day."""
    programme = programme_with(Stage.DONE, Stage.ONGOING)
    first = programme.sub_projects.get(number=1)
    appropriation = make.AppropriationFactory(programme=programme)
    make.AllocationFactory(sub_project=first, appropriation=appropriation, amount_ore=500_000_00)
    of = {
        "programme": programme,
        "delivery": make.LedgerDeliveryFactory(programme=programme, content_sha256="a" * 64),
    }
    make.OutcomeEntryFactory(**of, sub_project=first, amount_ore=510_000_00)
    make.OutcomeEntryFactory(**of, amount_ore=30_000_00)
    make.OutcomeEntryFactory(
        **of, amount_ore=9_00, budget_year=2013, period=date(2013, 6, 1), booked_on=date(2013, 6, 1)
    )
    make.forecast(first, 520_000_00)
    return programme


def test_money_is_told_by_year_and_area_with_the_files_it_rests_on(spent: Programme) -> None:
    report = built(spent)
    (year,) = years_of_money(spent, on=ON)
    told = {
        name: figure_of(report, f"money.2012.{name}").value for name in ("budget", "outcome", "deviation")
    }
    whole = year.whole
    assert told == {"budget": whole.budget, "outcome": whole.outcome, "deviation": whole.deviation}
    assert told["deviation"] == 1_700_000_00 - 540_000_00
    assert f"Enligt bokföringen kostade det 540{KR}000 kronor." in text_of(report)
    own = "Programmet som helhet, och pengar som inte är fördelade till delprojekt"
    lines = [[cell.replace(KR, " ") for cell in row] for row in table(report, "pengar-omraden")]
    assert [row[1:5] for row in lines] == [
        [f"1. {spent.areas.get().title}", "500 000 kr", "510 000 kr", "−10 000 kr"],
        [own, "1 200 000 kr", "30 000 kr", "1 170 000 kr"],
    ]
    (trail,) = figure_of(report, "money.2012.outcome").trail
    assert (trail.kind, trail.note) == ("programme.ledgerdelivery", f"SHA-256 {'a' * 64}")
    assert figure_of(report, "money.2012.outcome").rule


def test_what_is_not_stated_of_money_is_no_zero() -> None:
    programme = make.ProgrammeFactory()
    make.AppropriationFactory(programme=programme)
    report = built(programme)
    assert "Hur mycket av det som användes är inte angivet." in text_of(report)
    assert [row[2:] for row in table(report, "pengar")] == [["uppgift saknas", "uppgift saknas"]]


def test_an_answer_at_closing_takes_the_place_of_a_blank() -> None:
    programme = programme_with(*[Stage.ONGOING] * 4)
    unit = make.OrganisationUnitFactory(municipality=programme.municipality, name="Parkenheten")
    secret = make.ProgrammeFactory(
        municipality=programme.municipality, title="Hemligt", visibility=Visibility.DRAFT
    )
    mine = {each.number: each for each in programme.sub_projects.all()}
    make.answer(mine[1], AnswerKind.HANDED_OVER, receiver_unit=unit, text="Från maj.")
    make.answer(mine[2], AnswerKind.NOT_STATED)
    make.answer(
        mine[3],
        AnswerKind.CONTINUES,
        became_programme=secret,
        provenance=ProvenanceKind.ILLUSTRATIVE,
        provenance_note="Svaret är ett exempel.",
    )
    report = built(programme, **{"next-1": "Vi ses."})
    text = text_of(report)
    assert {each.id for each in open_placeholders(report) if each.id.startswith("next")} == {"next-4"}
    for words in (
        "Parkenheten.",
        "Från maj.",
        "Vi ses.",
        "Inte offentligt angivet.",
        "Svaret är ett exempel.",
    ):
        assert words in text or words in str(report.sections[0].blocks)
    assert "Hemligt" not in text
    assert "För 2 av dem är det angivet vad som händer sedan." in text
    own = sub_project_report.build(programme, 1, on=ON, language="sv", texts={})
    assert "Parkenheten." in text_of(own)
    assert "next-1" not in [each.id for each in open_placeholders(own)]


@pytest.mark.parametrize(
    ("period", "value", "direction", "said"),
    [
        ("2012", 130, Direction.MORE, "Ja, enligt mätning: 131 under 2012. Målvärde: 130 (minst detta)."),
        ("2012", 130, Direction.LESS, "Nej, enligt mätning: 131 under 2012. Målvärde: 130 (högst detta)."),
        (
            "2013",
            130,
            Direction.MORE,
            "Går inte att säga än: det finns ingen siffra för 2013. Målvärde: 130 (minst detta).",
        ),
        ("", 0, Direction.MORE, "Går inte att säga: inget målvärde är angivet för målets nyckeltal."),
    ],
)
def test_a_goal_is_reached_only_by_a_figure_against_its_target(
    period: str, value: int, direction: Direction, said: str
) -> None:
    municipality = make.MunicipalityFactory(code="1701")
    programme = make.ProgrammeFactory(municipality=municipality)
    indicator = figures.IndicatorFactory(code="folk", title="Folkmängd")
    figures.deliver(indicator, {"1701": {"2011": 100, "2012": 131, "2013": 500}})
    if period:
        figures.TargetFactory(
            municipality=municipality, indicator=indicator, period=period, value=value, direction=direction
        )
    make.GoalFactory(programme=programme, is_measurable=True, indicator=indicator)
    report = built(programme)
    assert [row[2] for row in table(report, "mal")] == [said]
    counted = "Mål som nåddes, enligt mätning" in text_of(report)
    assert counted == (period == "2012")
    if counted:
        assert figure_of(report, "goals.reached").value == (direction == Direction.MORE)


def tertial(programme: Programme) -> Report:
    return tertial_report.build(programme, on=date(2012, 8, 31), language="sv", texts={})


def test_a_tertial_report_tells_the_closed_round_whatever_has_happened_since() -> None:
    programme = make.ProgrammeFactory()
    area = make.PriorityAreaFactory(programme=programme, number=1, title="Då hette det så")
    for number in (1, 2):
        sub_project = make.SubProjectFactory(
            programme=programme, main_area=area, number=number, planned_end=date(2012, 5, 1)
        )
        make.report(sub_project, Stage.ONGOING, date(2012, 4, 30))
    first = programme.sub_projects.get(number=1)
    make.AllocationFactory(sub_project=first, amount_ore=500_000_00)
    round_: ReportingRound = given.opened(programme=programme)
    given.answer(round_, first, Stage.ONGOING, outlook_time="at_risk")
    actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=given.CLOSED)
    told = tertial(programme)
    make.report(first, Stage.DONE, date(2012, 8, 31))
    make.AllocationFactory(sub_project=programme.sub_projects.get(number=2))
    programme.areas.update(title="Nu heter det så")
    programme.sub_projects.update(planned_end=None)
    later = tertial(programme)
    closed = closed_round(round_)
    assert figure_of(later, "ongoing").value == closed.progress.ongoing == 2
    for name in ("asked", "answered", "ongoing", "at_risk", "late", "with_planned_end", "allocated_ore"):
        assert figure_of(later, f"round.{name}").value == getattr(closed.figures, name), name
    assert figure_of(later, "round.outcome_ore").value is None
    assert table(later, "omraden") == table(told, "omraden")
    assert table(later, "sena") == table(told, "sena")
    assert table(later, "omraden")[0][0] == "1. Då hette det så"
    assert "uppföljningen ”Delår 2 2012”" in text_of(later)


def test_the_connections_cost_the_same_for_one_and_many() -> None:
    def queries(number: int) -> int:
        programme = programme_with(*[Stage.ONGOING] * number)
        delivery = make.LedgerDeliveryFactory(programme=programme)
        for each in programme.sub_projects.all():
            make.answer(each, AnswerKind.NOT_STATED)
            make.AllocationFactory(sub_project=each)
            make.OutcomeEntryFactory(programme=programme, delivery=delivery, sub_project=each)
        fresh = Programme.objects.select_related("municipality").get(pk=programme.pk)
        with CaptureQueriesContext(connection) as asked:
            final_report.build(fresh, on=ON, language="sv", texts={})
        return len(asked)

    assert queries(1) == queries(3)
