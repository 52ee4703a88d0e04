"""Closing a programme, following up decisions, and the laws that keep both."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from framsteg.audit import recording
from framsteg.audit.models import AuditEntry
from framsteg.audit.recording import StillInUse
from framsteg.programme.actions import closing
from framsteg.programme.models import (
    AnswerKind,
    CarriedOut,
    Closing,
    ClosingAnswer,
    DecisionFollowUp,
    Programme,
    Stage,
    SubProject,
    TargetDecision,
)
from framsteg.programme.queries.carried import carried_by, decisions_of_targets
from framsteg.programme.queries.closing import OpenCounts, open_counts, what_happens
from framsteg.programme.queries.progress import Progress
from framsteg.programme.queries.register import latest_words
from tests.factories import programme as make
from tests.factories.indicators import IndicatorFactory, TargetFactory
from tests.factories.programme import NOW, SOMEONE

pytestmark = pytest.mark.django_db
DAY = date(2013, 2, 28)
CLOSED, SAY_WHY = r"closed|avslutat", r"Say why|varför"


@pytest.fixture
def programme() -> Programme:
    """Three sub-projects: one done, one ongoing, one of which nothing is known."""
    programme: Programme = make.ProgrammeFactory()
    area = make.PriorityAreaFactory(programme=programme)
    for number, stage in enumerate((Stage.DONE, Stage.ONGOING, None), 1):
        sub_project = make.SubProjectFactory(programme=programme, main_area=area, number=number)
        if stage:
            make.report(sub_project, stage)
    return programme


def answer(programme: Programme, number: int, kind: AnswerKind, **values: object) -> ClosingAnswer:
    return make.answer(programme.sub_projects.get(number=number), kind, **values)


def close(programme: Programme) -> Closing:
    return closing.close(programme, on=DAY, by=SOMEONE, at=NOW)


def closed(programme: Programme) -> Programme:
    answer(programme, 2, AnswerKind.NOT_STATED)
    answer(programme, 3, AnswerKind.NOT_BEGUN, text="Pengarna räckte inte.")
    close(programme)
    return programme


def refused(write: object) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()  # type: ignore[operator]
    return True


def test_it_cannot_close_before_every_open_sub_project_has_an_answer(programme: Programme) -> None:
    with pytest.raises(closing.NotAnswered) as none:
        close(programme)
    answer(programme, 2, AnswerKind.NOT_STATED)
    with pytest.raises(closing.NotAnswered) as one:
        close(programme)
    assert (none.value.number, one.value.number) == (2, 1)
    assert Closing.objects.count() == 0
    assert Programme.objects.get(pk=programme.pk).closed_on is None


def test_a_draft_that_is_open_counts_too(programme: Programme) -> None:
    SubProject.objects.filter(programme=programme, number=2).update(visibility="draft")
    answer(programme, 3, AnswerKind.NOT_STATED)
    with pytest.raises(closing.NotAnswered):
        close(programme)


def test_closing_and_opening_again_are_kept_with_their_reason(programme: Programme) -> None:
    closed(programme)
    assert Programme.objects.get(pk=programme.pk).closed_on == DAY
    with pytest.raises(closing.ClosedAlready):
        close(programme)
    with pytest.raises(ValidationError, match=SAY_WHY):
        closing.reopen(programme, reason="", on=DAY, by=SOMEONE, at=NOW)
    assert Programme.objects.get(pk=programme.pk).closed_on == DAY
    closing.reopen(programme, reason="Två delprojekt återstår.", on=DAY, by=SOMEONE, at=NOW)
    with pytest.raises(closing.NotClosed):
        closing.reopen(programme, reason="En gång till.", on=DAY, by=SOMEONE, at=NOW)
    steps = list(Closing.objects.order_by("id").values_list("step", "reason"))
    assert steps == [("closed", ""), ("reopened", "Två delprojekt återstår.")]
    assert AuditEntry.objects.filter(object_type="programme.closing").count() == 2


def test_it_is_not_closed_in_the_future_nor_before_it_began(programme: Programme) -> None:
    answer(programme, 2, AnswerKind.NOT_STATED)
    answer(programme, 3, AnswerKind.NOT_STATED)
    for day in (date(2013, 3, 6), date(2010, 12, 31)):
        with pytest.raises(ValidationError):
            closing.close(programme, on=day, by=SOMEONE, at=NOW)
    assert programme.closed_on is None


def test_after_closing_nothing_new_is_open_without_an_answer(programme: Programme) -> None:
    closed(programme)
    first = programme.sub_projects.get(number=1)
    with pytest.raises(ValidationError, match=CLOSED):
        make.report(first, Stage.ONGOING, DAY)
    added = SubProject(programme=programme, number=9, main_area=first.main_area)
    with pytest.raises(ValidationError, match=CLOSED):
        recording.create(added, by=SOMEONE, at=NOW)
    make.report(programme.sub_projects.get(number=2), Stage.PAUSED, DAY)
    answer(programme, 1, AnswerKind.CONTINUES, text="Ett nytt uppdrag.")
    make.report(SubProject.objects.get(pk=first.pk), Stage.ONGOING, DAY)


def test_the_database_refuses_a_closed_programme_with_something_unanswered(programme: Programme) -> None:
    rows = Programme.objects.filter(pk=programme.pk)
    assert refused(lambda: rows.update(closed_on=DAY))
    closed(programme)
    first = SubProject.objects.filter(programme=programme, number=1)
    assert refused(lambda: first.update(stage=Stage.ONGOING))
    assert refused(lambda: make.SubProjectFactory(programme=programme, main_area=first.get().main_area))


def test_steps_of_closing_and_follow_ups_are_only_added(programme: Programme) -> None:
    closed(programme)
    said = make.follow_up(make.DecisionFactory(municipality=programme.municipality), CarriedOut.PARTLY)
    for rows in (Closing.objects.filter(programme=programme), DecisionFollowUp.objects.filter(pk=said.pk)):
        assert refused(lambda rows=rows: rows.update(provenance_note="x"))
        assert refused(lambda rows=rows: rows.delete())


WRONG_ANSWERS = {
    "unknown kind": {"kind": "vanished"},
    "ended without why": {"kind": AnswerKind.ENDED},
    "not begun without why": {"kind": AnswerKind.NOT_BEGUN},
    "continues as nothing": {"kind": AnswerKind.CONTINUES},
    "handed to nobody": {"kind": AnswerKind.HANDED_OVER, "text": "Någon"},
}


@pytest.mark.parametrize("wrong", WRONG_ANSWERS)
def test_an_answer_says_what_it_has_to(programme: Programme, wrong: str) -> None:
    sub_project = programme.sub_projects.get(number=2)
    assert refused(lambda: ClosingAnswer.objects.create(sub_project=sub_project, **WRONG_ANSWERS[wrong]))


def test_an_answer_says_nothing_that_belongs_to_another_and_is_given_once(programme: Programme) -> None:
    sub_project, role = programme.sub_projects.get(number=2), make.RoleFactory()
    other = make.ProgrammeFactory(municipality=programme.municipality)
    create = ClosingAnswer.objects.create
    assert refused(lambda: create(sub_project=sub_project, kind=AnswerKind.NOT_STATED, receiver_role=role))
    assert refused(
        lambda: create(sub_project=sub_project, kind=AnswerKind.NOT_STATED, became_programme=other)
    )
    answer(programme, 2, AnswerKind.CONTINUES, became_programme=other)
    assert refused(lambda: create(sub_project=sub_project, kind=AnswerKind.NOT_STATED))
    with pytest.raises(ValidationError):
        answer(programme, 3, AnswerKind.HANDED_OVER, receiver_role=role)
    with pytest.raises(ValidationError):
        answer(programme, 3, AnswerKind.CONTINUES, became_programme=programme)


def test_a_step_of_closing_is_known_and_opening_again_has_a_reason(programme: Programme) -> None:
    of = {"programme": programme, "happened_on": DAY, "created_at": NOW}
    assert refused(lambda: Closing.objects.create(step="paused", **of))
    assert refused(lambda: Closing.objects.create(step="reopened", **of))


def test_open_ones_are_counted_by_answer_and_the_unanswered_come_first(programme: Programme) -> None:
    answer(programme, 2, AnswerKind.NOT_STATED)
    answer(programme, 1, AnswerKind.NOT_STATED)
    found = what_happens(programme)
    assert open_counts(programme) == OpenCounts({"not_stated": 1, "unanswered": 1}, 2, 3) == found.counts
    assert [(row.sub_project.number, row.answer is None) for row in found.rows.rows] == [
        (3, True),
        (2, False),
    ]


def test_the_latest_word_about_a_decision_counts() -> None:
    decision, silent = make.DecisionFactory(), make.DecisionFactory()
    make.follow_up(decision, CarriedOut.CARRIED_OUT)
    make.follow_up(decision, CarriedOut.NOT_YET, date(2012, 6, 1))
    make.follow_up(decision, CarriedOut.PARTLY)
    assert latest_words([decision.pk, silent.pk]) == {decision.pk: "partly"}


def test_what_is_said_of_a_decision_lies_between_it_and_today() -> None:
    decision = make.DecisionFactory(decided_on=date(2012, 1, 31))
    for day in (date(2012, 1, 30), date(2013, 3, 6)):
        with pytest.raises(ValidationError):
            make.follow_up(decision, CarriedOut.PARTLY, day)
    with pytest.raises(ValidationError):
        make.follow_up(decision, CarriedOut.PARTLY, stated_by=make.RoleFactory())
    row = DecisionFollowUp(decision=decision, state="perhaps", as_of=DAY, created_at=NOW)
    assert refused(row.save)


def test_a_decision_tells_what_rests_on_it_and_is_told_by_what_does(programme: Programme) -> None:
    town = programme.municipality
    decision = make.DecisionFactory(municipality=town, programme=programme)
    programme.sub_projects.filter(number__lt=3).update(decision=decision)
    draft = make.SubProjectFactory(programme=programme, number=8, decision=decision, visibility="draft")
    goal = make.GoalFactory(programme=programme, decision=decision)
    money = make.AppropriationFactory(programme=programme, decision=decision)
    target = TargetFactory(municipality=town)
    link = TargetDecision(target=target, decision=decision)
    recording.create(link, by=SOMEONE, at=NOW)
    found = carried_by(decision)
    assert draft.pk
    assert found.progress == Progress(done=1, ongoing=1)
    assert [each.number for each in found.sub_projects] == [1, 2]
    assert (found.goals, found.appropriations, found.targets) == ((goal,), (money,), (link,))
    assert decisions_of_targets([target.pk]) == {target.pk: decision}
    assert refused(lambda: TargetDecision.objects.create(target=target, decision=make.DecisionFactory()))
    with pytest.raises(StillInUse):
        recording.remove(decision, by=SOMEONE, at=NOW)


def test_what_names_a_decision_or_an_indicator_is_of_the_same_municipality(programme: Programme) -> None:
    elsewhere = make.DecisionFactory()
    own = IndicatorFactory(municipality=make.MunicipalityFactory())
    sub_project, goal = programme.sub_projects.get(number=1), make.GoalFactory(programme=programme)
    target = TargetFactory(municipality=programme.municipality)
    sub_project.decision, goal.indicator, goal.is_measurable = elsewhere, own, True
    for wrong in (sub_project, goal):
        with pytest.raises(ValidationError):
            recording.change(wrong, by=SOMEONE, at=NOW)
    with pytest.raises(ValidationError):
        recording.create(TargetDecision(target=target, decision=elsewhere), by=SOMEONE, at=NOW)
    assert refused(lambda: make.GoalFactory(programme=programme, indicator=IndicatorFactory()))
