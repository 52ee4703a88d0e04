"""Rounds, money and closing with several people at the same moment, and with a process killed in the middle."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from framsteg.audit import recording
from framsteg.programme import actions
from framsteg.programme.actions.answers import Answered
from framsteg.programme.actions.rounds import RoundIsNot
from framsteg.programme.models import (
    Allocation,
    Programme,
    ReportingRound,
    RoundRow,
    RoundState,
    Stage,
    StatusReport,
    SubProject,
)
from framsteg.programme.queries.closing import unanswered
from tests.at_once import killed, together, while_held
from tests.factories import programme as make
from tests.factories import rounds as given
from tests.factories.programme import NOW, SOMEONE

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]
ORE = 100


def kinds(results: list[object]) -> list[str]:
    return sorted(type(each).__name__ for each in results)


def test_two_who_share_out_the_same_money_never_get_more_than_there_is() -> None:
    whole = make.AppropriationFactory(amount_ore=1000 * ORE)
    mine = [make.SubProjectFactory(programme=whole.programme) for _ in range(4)]

    def give(sub_project: SubProject) -> Callable[[], None]:
        part = Allocation(
            programme=whole.programme, appropriation=whole, sub_project=sub_project, amount_ore=400 * ORE
        )
        return lambda: recording.create(part, by=SOMEONE, at=NOW)

    found = together(*(give(each) for each in mine), told=(ValidationError,))
    assert kinds(found) == ["NoneType", "NoneType", "ValidationError", "ValidationError"]
    assert Allocation.objects.count() == 2
    whole.refresh_from_db()
    whole.amount_ore = 700 * ORE
    Allocation.objects.all()[0].delete()
    _gave, told = while_held(
        give(mine[3]), lambda: recording.change(whole, by=SOMEONE, at=NOW), told=(ValidationError,)
    )
    assert "800\\xa0kr av det är fördelat" in str(told)


def test_of_two_who_report_at_once_both_texts_are_kept_and_the_second_is_told() -> None:
    sub_project = make.SubProjectFactory()
    round_ = given.opened(programme=sub_project.programme)

    def say(text: str, **values: object) -> Callable[[], Answered]:
        return lambda: given.answer(round_, sub_project, text=text, **values)  # type: ignore[arg-type]

    found = together(say("Från den ena."), say("Från den andra."))
    told = [each.overtaken.text for each in found if isinstance(each, Answered) and each.overtaken]
    assert len(told) == 1
    latest = given.ask_about(round_, sub_project).report
    assert latest is not None
    assert {latest.text, *told} == {"Från den ena.", "Från den andra."}
    once = uuid4()
    found = together(*[say("Skickad två gånger.", submission=once)] * 3)
    assert sorted(each.is_repeat for each in found if isinstance(each, Answered)) == [False, True, True]
    assert StatusReport.objects.filter(submission=once).count() == 1


def test_two_leads_close_and_an_owner_reports_in_the_same_moment() -> None:
    sub_project = make.SubProjectFactory()
    round_ = given.opened(programme=sub_project.programme)

    def close() -> int:
        fresh = ReportingRound.objects.get(pk=round_.pk)
        return actions.closing_rounds.close_round(fresh, by=SOMEONE, at=given.CLOSED)

    def report() -> Answered:
        return given.answer(round_, sub_project, text="I sista stund.")

    _sent, closed = while_held(report, close, told=(RoundIsNot,))
    assert (closed, RoundRow.objects.get().text) == (1, "I sista stund.")
    second = given.opened(programme=sub_project.programme, as_of=date(2012, 9, 2), opens_on=date(2012, 9, 2))
    round_ = second
    assert kinds(together(close, close, close, told=(RoundIsNot,))) == ["RoundIsNot", "RoundIsNot", "int"]
    assert RoundRow.objects.filter(round=second).count() == 1
    third = given.opened(programme=sub_project.programme, as_of=date(2012, 9, 3), opens_on=date(2012, 9, 3))
    round_ = third
    closed, told = while_held(close, report, told=(RoundIsNot,))
    assert (closed, type(told)) == (1, RoundIsNot)


def test_a_programme_is_never_closed_past_somebody_who_opens_a_sub_project() -> None:
    told = (ValidationError,)

    def close(programme: Programme) -> Callable[[], object]:
        fresh = Programme.objects.get(pk=programme.pk)
        return lambda: actions.closing.close(fresh, on=date(2012, 12, 31), by=SOMEONE, at=NOW)

    def new(programme: Programme) -> Callable[[], object]:
        made = SubProject(
            programme=programme, main_area=programme.areas.get(), number=99, title="Ett till", created_at=NOW
        )
        return lambda: recording.create(made, by=SOMEONE, at=NOW)

    def begun_again(programme: Programme) -> Callable[[], object]:
        ended = programme.sub_projects.get()
        return lambda: make.report(ended, Stage.ONGOING, date(2012, 12, 20))

    for opens in (new, begun_again):
        for opens_first in (True, False):
            area = make.PriorityAreaFactory()
            programme = area.programme
            make.report(
                make.SubProjectFactory(programme=programme, main_area=area), Stage.DONE, date(2012, 6, 1)
            )
            acts = (
                (opens(programme), close(programme)) if opens_first else (close(programme), opens(programme))
            )
            _held, came = while_held(*acts, told=told)
            programme.refresh_from_db()
            assert isinstance(came, ValidationError), (opens.__name__, opens_first)
            assert bool(programme.closed_on) != opens_first
            assert bool(programme.closed_on) != unanswered(programme).exists()


CLOSE = """
from django.utils import timezone
from framsteg.audit import recording
from framsteg.programme import actions
from framsteg.programme.models import ReportingRound, RoundRow
from tests.factories import rounds as given
from tests.factories.programme import SOMEONE
recording.record = DIE
actions.closing_rounds.close_round(ReportingRound.objects.get(), by=SOMEONE, at=given.CLOSED)
"""


def test_a_closing_that_is_killed_leaves_the_round_open_and_can_be_done_again() -> None:
    programme = make.ProgrammeFactory()
    for _ in range(3):
        make.SubProjectFactory(programme=programme)
    round_ = given.opened(programme=programme)
    killed(CLOSE)
    round_.refresh_from_db()
    assert (round_.state, round_.closed_at, RoundRow.objects.count()) == (RoundState.OPEN, None, 0)
    assert actions.closing_rounds.close_round(round_, by=SOMEONE, at=given.CLOSED) == 3
    assert RoundRow.objects.filter(round__state=RoundState.CLOSED).count() == 3
