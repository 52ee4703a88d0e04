"""Answering in a round: whole or not at all, asked once, nothing lost."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from framsteg.programme import actions
from framsteg.programme.actions.rounds import RoundIsNot
from framsteg.programme.models import (
    Forecast,
    Milestone,
    MilestoneMove,
    ReportingRound,
    RoundState,
    Stage,
    StatusReport,
    SubProject,
)
from framsteg.programme.queries.milestone_moves import with_moves
from framsteg.programme.rules.answers import MilestoneAnswer
from tests.factories import programme as make
from tests.factories import rounds as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def sub_project() -> SubProject:
    role = make.RoleFactory()
    programme = make.ProgrammeFactory(municipality=role.municipality)
    made: SubProject = make.SubProjectFactory(programme=programme, owner=role)
    return made


@pytest.fixture
def round_(sub_project: SubProject) -> ReportingRound:
    return given.opened(programme=sub_project.programme)


def errors_of(round_: ReportingRound, sub_project: SubProject, **values: object) -> set[str]:
    before = StatusReport.objects.count()
    with pytest.raises(ValidationError) as caught:
        given.answer(round_, sub_project, **values)
    assert StatusReport.objects.count() == before
    return set(caught.value.message_dict)


def test_an_answer_is_a_report_as_of_the_round(round_: ReportingRound, sub_project: SubProject) -> None:
    made = given.answer(round_, sub_project, outlook_time="at_risk").report
    ask = given.ask_about(round_, sub_project)
    sub_project.refresh_from_db()
    assert (made.as_of, made.round, made.reported_by) == (round_.as_of, round_, sub_project.owner)
    assert (ask.report, sub_project.stage, sub_project.stage_as_of) == (made, Stage.ONGOING, round_.as_of)


def test_a_text_is_required_when_anything_changes(round_: ReportingRound, sub_project: SubProject) -> None:
    make.report(sub_project, Stage.ONGOING, date(2012, 6, 30), outlook_time="on_plan")
    assert errors_of(round_, sub_project, stage=Stage.DONE, text=" ") == {"text"}
    assert errors_of(round_, sub_project, outlook_time="off_plan", text="") == {"text"}
    assert errors_of(round_, sub_project, outlook_time="on_plan", text="") == {"text"}
    assert given.answer(round_, sub_project, stage=Stage.DONE, text="Klart.").report.text == "Klart."


def test_a_first_report_needs_a_text_and_a_stage(round_: ReportingRound, sub_project: SubProject) -> None:
    assert errors_of(round_, sub_project, text="") == {"text"}
    assert errors_of(round_, sub_project, unchanged=True) == {"unchanged"}
    with pytest.raises(ValidationError) as caught:
        given.answer(round_, sub_project, stage=Stage.DONE, outlook_cost="on_plan")
    assert set(caught.value.message_dict) == {"outlook_cost"}


def test_nothing_has_changed_is_a_report_that_says_so(
    round_: ReportingRound, sub_project: SubProject
) -> None:
    make.report(sub_project, Stage.ONGOING, date(2012, 6, 30), outlook_cost="at_risk")
    made = given.answer(round_, sub_project, unchanged=True, text="").report
    assert (made.is_unchanged, made.stage, made.outlook_cost, made.text) == (True, "ongoing", "at_risk", "")
    assert errors_of(round_, sub_project, unchanged=True) == {"unchanged"}


def test_milestones_are_moved_and_reached_with_the_report(
    round_: ReportingRound, sub_project: SubProject
) -> None:
    moved, reached = make.MilestoneFactory.create_batch(2, sub_project=sub_project)
    told = (
        MilestoneAnswer(moved.pk, moved_to=date(2012, 10, 28), reason="Upphandlingen drog ut."),
        MilestoneAnswer(reached.pk, reached_on=date(2012, 8, 1)),
    )
    report = given.answer(round_, sub_project, milestones=told).report
    kept = MilestoneMove.objects.get()
    assert (kept.from_date, kept.to_date, kept.report) == (date(2012, 6, 30), date(2012, 10, 28), report)
    first, second = with_moves(Milestone.objects.order_by("pk"))
    assert (first.times, first.days, first.original) == (1, 120, date(2012, 6, 30))
    assert (second.times, second.milestone.reached_on) == (0, date(2012, 8, 1))


def test_an_answer_is_given_whole_or_not_at_all(round_: ReportingRound, sub_project: SubProject) -> None:
    moved = make.MilestoneFactory(sub_project=sub_project)
    elsewhere = make.MilestoneFactory()
    without_reason = MilestoneAnswer(moved.pk, moved_to=date(2012, 10, 28))
    to_the_same_day = MilestoneAnswer(moved.pk, moved_to=moved.original_date, reason="Av misstag")
    tomorrow = MilestoneAnswer(moved.pk, reached_on=date(2112, 9, 11))
    anothers = MilestoneAnswer(elsewhere.pk, reached_on=date(2012, 8, 1))
    assert errors_of(round_, sub_project, milestones=(without_reason,)) == {f"milestone_{moved.pk}_reason"}
    assert errors_of(round_, sub_project, milestones=(to_the_same_day,)) == {f"milestone_{moved.pk}_moved_to"}
    assert errors_of(round_, sub_project, milestones=(tomorrow,)) == {f"milestone_{moved.pk}_reached_on"}
    assert errors_of(round_, sub_project, milestones=(anothers,)) == {"milestones"}
    impossible = MilestoneAnswer(moved.pk, moved_to=date(2999, 1, 1), reason="För långt bort")
    assert errors_of(round_, sub_project, milestones=(impossible,)) == {"replanned_date"}
    assert not MilestoneMove.objects.exists()


def test_a_second_report_corrects_the_first_and_both_are_kept(
    round_: ReportingRound, sub_project: SubProject
) -> None:
    first = given.answer(round_, sub_project, text="Först")
    second = given.answer(round_, sub_project, Stage.DONE, text="Sedan", seen=first.report.pk)
    third = given.answer(round_, sub_project, text="Samtidigt", seen=first.report.pk)
    assert (second.corrects, second.overtaken) == (first.report, None)
    assert (third.corrects, third.overtaken) == (second.report, second.report)
    assert list(StatusReport.objects.values_list("text", flat=True).order_by("pk")) == [
        "Först", "Sedan", "Samtidigt",
    ]  # fmt: skip
    assert given.ask_about(round_, sub_project).report == third.report


def test_what_is_sent_twice_is_added_once(round_: ReportingRound, sub_project: SubProject) -> None:
    token = uuid.uuid4()
    first = given.answer(round_, sub_project, submission=token)
    again = given.answer(round_, sub_project, submission=token)
    assert (first.is_repeat, again.is_repeat, again.report) == (False, True, first.report)
    assert StatusReport.objects.count() == 1


def test_nobody_answers_in_a_round_that_is_not_open(round_: ReportingRound, sub_project: SubProject) -> None:
    ask = given.ask_about(round_, sub_project)
    ReportingRound.objects.filter(pk=round_.pk).update(state=RoundState.CLOSED, closed_at=given.CLOSED)
    with pytest.raises(RoundIsNot):
        given.answer(round_, sub_project)
    assert not ask.is_answered


def test_a_forecast_is_given_with_the_report(round_: ReportingRound, sub_project: SubProject) -> None:
    given.answer(round_, sub_project, forecast_ore=125_000_00)
    made = Forecast.objects.get()
    assert (made.total_ore, made.budget_year, made.as_of) == (125_000_00, 2012, round_.as_of)
    assert errors_of(round_, sub_project, forecast_ore=130_000_00, text="") == {"text"}
    assert errors_of(round_, sub_project, forecast_ore=130_000_00, unchanged=True) == {"unchanged"}
    assert Forecast.objects.count() == 1


def test_a_report_of_the_editor_as_of_the_rounds_day_answers_the_round(
    round_: ReportingRound, sub_project: SubProject
) -> None:
    earlier = StatusReport(sub_project=sub_project, stage=Stage.ONGOING, as_of=date(2012, 8, 1))
    actions.answers.report_in_editor(earlier, by=make.SOMEONE, at=given.ANSWERED)
    assert given.ask_about(round_, sub_project).report is None
    made = StatusReport(sub_project=sub_project, stage=Stage.DONE, as_of=round_.as_of)
    actions.answers.report_in_editor(made, by=make.SOMEONE, at=given.ANSWERED)
    assert (given.ask_about(round_, sub_project).report, made.round) == (made, round_)
