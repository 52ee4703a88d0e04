"""What must never be false of rounds is refused by the database itself, whoever writes."""

from datetime import date, timedelta

import pytest

from framsteg.programme import actions
from framsteg.programme.models import (
    AskedAs,
    MilestoneMove,
    ReportingRound,
    RoundAsk,
    RoundRow,
    RoundState,
    Stage,
    StatusReport,
)
from tests.factories import programme as make
from tests.factories import rounds as given
from tests.integration.programme.test_constraints import refused

pytestmark = pytest.mark.django_db


def row(round_: ReportingRound, **values: object) -> RoundRow:
    sub_project = values.pop("sub_project", None) or round_.programme.sub_projects.first()
    plain = {"number": 1, "is_public": True, "area_number": 1, "area_title": "Område", "stage": "ongoing"}
    answered = {"was_asked": True, "was_answered": False}
    return RoundRow.objects.create(round=round_, sub_project=sub_project, **(plain | answered | values))


@pytest.fixture
def open_round() -> ReportingRound:
    return given.opened(given.RoundFactory(programme=make.SubProjectFactory().programme))


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens_on": date(2012, 8, 30)},
        {"due_on": date(2012, 8, 31)},
        {"text_rule": "never"},
        {"state": "forgotten"},
        {"state": RoundState.OPEN},
        {"opened_at": given.OPENED},
        {"state": RoundState.CLOSED, "opened_at": given.CLOSED, "closed_at": given.OPENED},
    ],
)
def test_a_round_has_possible_days_and_the_times_of_its_state(wrong: dict[str, object]) -> None:
    assert refused(lambda: given.RoundFactory(**wrong))


def test_a_programme_has_one_open_round_and_one_as_of_a_day(open_round: ReportingRound) -> None:
    programme = open_round.programme
    other = {"programme": programme, "as_of": date(2012, 4, 30)}
    assert refused(lambda: given.RoundFactory(programme=programme))
    assert refused(lambda: given.RoundFactory(**other, state=RoundState.OPEN, opened_at=given.OPENED))
    assert given.RoundFactory(**other).pk


def test_a_closed_round_and_its_questions_never_change(open_round: ReportingRound) -> None:
    mine = ReportingRound.objects.filter(pk=open_round.pk)
    mine.update(state=RoundState.CLOSED, closed_at=given.CLOSED)
    ask = RoundAsk.objects.filter(round=open_round)
    assert refused(lambda: mine.update(title="Något annat"))
    assert refused(lambda: mine.update(state=RoundState.OPEN, closed_at=None))
    assert refused(lambda: mine._raw_delete("default"))
    assert refused(lambda: ask.update(reminders=1))
    assert refused(lambda: ask._raw_delete("default"))
    other = make.SubProjectFactory(programme=open_round.programme)
    assert refused(
        lambda: RoundAsk.objects.create(round=open_round, sub_project=other, asked_as=AskedAs.NOBODY)
    )


def test_a_question_is_about_the_programme_of_its_round_and_put_once(open_round: ReportingRound) -> None:
    mine = open_round.programme.sub_projects.get()
    for sub_project in (mine, make.SubProjectFactory()):
        ask = RoundAsk(round=open_round, sub_project=sub_project, asked_as=AskedAs.NOBODY)
        assert refused(ask.save)


@pytest.mark.parametrize("wrong", [{"asked_as": "witness"}, {"asked_as": AskedAs.OWNER}])
def test_a_question_is_put_to_somebody_or_to_nobody(
    open_round: ReportingRound, wrong: dict[str, str]
) -> None:
    assert refused(lambda: RoundAsk.objects.filter(round=open_round).update(**wrong))


def test_a_report_in_a_round_is_about_it(open_round: ReportingRound) -> None:
    mine = open_round.programme.sub_projects.get()
    values = {"stage": Stage.ONGOING, "created_at": given.ANSWERED, "round": open_round}
    as_of = open_round.as_of
    assert refused(
        lambda: StatusReport.objects.create(sub_project=make.SubProjectFactory(), as_of=as_of, **values)
    )
    day_after = as_of + timedelta(days=1)
    assert refused(lambda: StatusReport.objects.create(sub_project=mine, as_of=day_after, **values))
    ReportingRound.objects.filter(pk=open_round.pk).update(state=RoundState.CLOSED, closed_at=given.CLOSED)
    assert refused(lambda: StatusReport.objects.create(sub_project=mine, as_of=as_of, **values))


def test_nothing_unchanged_is_reported_outside_a_round() -> None:
    report = StatusReport(
        sub_project=make.SubProjectFactory(), as_of=date(2012, 8, 31), stage="done", is_unchanged=True
    )
    report.created_at = given.ANSWERED
    assert refused(report.save)


def test_the_answer_is_a_report_about_the_sub_project_in_the_round(open_round: ReportingRound) -> None:
    outside = make.report(open_round.programme.sub_projects.get(), Stage.ONGOING)
    assert refused(lambda: RoundAsk.objects.filter(round=open_round).update(report=outside))


def test_a_round_is_frozen_once_and_its_rows_are_only_ever_added(open_round: ReportingRound) -> None:
    written = row(open_round)
    rows = RoundRow.objects.filter(pk=written.pk)
    assert refused(lambda: row(open_round))
    assert refused(lambda: row(open_round, sub_project=make.SubProjectFactory(), number=2))
    assert refused(lambda: rows.update(stage="done"))
    assert refused(lambda: rows._raw_delete("default"))
    other = make.SubProjectFactory(programme=open_round.programme)
    ReportingRound.objects.filter(pk=open_round.pk).update(state=RoundState.CLOSED, closed_at=given.CLOSED)
    assert refused(lambda: row(open_round, sub_project=other, number=2))


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "nearly"},
        {"was_asked": False, "was_answered": True},
        {"milestones": 1, "milestones_reached": 2},
        {"milestones": 1, "milestones_late": 2},
        {"milestones": 1, "milestones_moved": 2},
    ],
)
def test_a_frozen_row_adds_up(open_round: ReportingRound, wrong: dict[str, object]) -> None:
    assert refused(lambda: row(open_round, **wrong))


def test_moves_of_milestones_are_only_ever_added_and_go_somewhere() -> None:
    milestone = make.MilestoneFactory()
    to = milestone.original_date + timedelta(days=30)
    move = actions.milestones.replan(milestone, to=to, by=make.SOMEONE, at=make.NOW)
    assert move
    moves = MilestoneMove.objects.filter(pk=move.pk)
    assert refused(lambda: moves.update(to_date=date(2013, 1, 1)))
    assert refused(lambda: moves._raw_delete("default"))
    values = {"milestone": milestone, "from_date": to, "moved_at": make.NOW}
    assert refused(lambda: MilestoneMove.objects.create(to_date=to, **values))
    elsewhere = make.report(make.SubProjectFactory(), Stage.ONGOING)
    assert refused(lambda: MilestoneMove.objects.create(to_date=date(2013, 1, 1), report=elsewhere, **values))
