"""Answering in a round: the report, the milestones and the forecast together, whole or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from framsteg.accounts.models import Role
from framsteg.audit.actors import Actor
from framsteg.programme.models import (
    Forecast,
    Milestone,
    ReportingRound,
    RoundAsk,
    RoundState,
    StatusReport,
)
from framsteg.programme.queries.audience import PROVENANCE
from framsteg.programme.queries.forecasts_as_of import forecast_as_of
from framsteg.programme.queries.holding import held
from framsteg.programme.queries.reports_as_of import report_as_of
from framsteg.programme.rules.answers import OUTLOOKS, Answer, Before, MilestoneAnswer, check_answer

from . import forecasts, milestones
from .rounds import in_state
from .status_reports import submit

FORECAST_TEXT_LENGTH = 2000


@dataclass(frozen=True)
class Answered:
    """The report that was added. `corrects` is the report in the round before it, if there was one.

    `overtaken` is the report that somebody else made while this one was being written: both are kept, this one counts.
    `is_repeat` tells that the answer had come before, over a poor line, and was not added again.
    """

    report: StatusReport
    corrects: StatusReport | None = None
    overtaken: StatusReport | None = None
    is_repeat: bool = False


@transaction.atomic
def report(ask: RoundAsk, answer: Answer, *, role: Role | None, by: Actor, at: datetime) -> Answered:
    """Add what `role` answers. Raises ValidationError (see rules.answers.check_answer), RoundIsNot once it is closed.

    A second answer in the round corrects the first and does not replace it: both are kept, the latest counts.
    """
    round_ = ask.round
    if (sent := _sent_before(ask, answer)) is not None:
        return Answered(sent, is_repeat=True)
    in_state(round_, RoundState.OPEN)
    if (sent := _sent_before(ask, answer)) is not None:  # it came while this one waited
        return Answered(sent, is_repeat=True)
    held(round_.programme_id)
    before = _before(ask, round_)
    check_answer(answer, before, round_, on=at.date())
    made = _made(ask, answer, before, role)
    submit(made, by=by, at=at)
    for told in answer.milestones:
        _tell(before.milestones[told.milestone_id], told, made, by=by, at=at)
    if answer.forecast_ore is not None:
        forecasts.submit(_forecast(made, answer.forecast_ore), by=by, at=at)
    RoundAsk.objects.filter(pk=ask.pk).update(report=made)
    ask.report = made
    earlier = before.report if before.report and before.report.round_id == round_.pk else None
    return Answered(made, corrects=earlier, overtaken=_unseen(earlier, answer))


@transaction.atomic
def report_in_editor(report: StatusReport, *, by: Actor, at: datetime) -> None:
    """Add a report that an editor wrote. As of an open round's day it answers the round too: nobody is asked twice."""
    about = {"sub_project": report.sub_project_id, "round__as_of": report.as_of}
    ask = RoundAsk.objects.filter(round__state=RoundState.OPEN, **about).select_related("round").first()
    if ask is not None:
        in_state(ask.round, RoundState.OPEN)
        report.round = ask.round
    submit(report, by=by, at=at)
    if ask is not None:
        RoundAsk.objects.filter(pk=ask.pk).update(report=report)


def _sent_before(ask: RoundAsk, answer: Answer) -> StatusReport | None:
    if answer.submission is None:
        return None
    return StatusReport.objects.filter(
        submission=answer.submission, round=ask.round_id, sub_project=ask.sub_project_id
    ).first()


def _before(ask: RoundAsk, round_: ReportingRound) -> Before:
    known = Milestone.objects.select_for_update(no_key=True).filter(sub_project=ask.sub_project_id)
    return Before(
        report=report_as_of(ask.sub_project, round_.as_of),
        milestones={milestone.pk: milestone for milestone in known},
        forecast=forecast_as_of(ask.sub_project, round_.as_of),
    )


def _forecast(made: StatusReport, total_ore: int) -> Forecast:
    """What the whole of the budget year that the round's day lies in is expected to cost."""
    return Forecast(
        sub_project=made.sub_project,
        budget_year=made.as_of.year,
        total_ore=total_ore,
        as_of=made.as_of,
        text=made.text[:FORECAST_TEXT_LENGTH],
        reported_by=made.reported_by,
        **{name: getattr(made, name) for name in PROVENANCE},
    )


def _made(ask: RoundAsk, answer: Answer, before: Before, role: Role | None) -> StatusReport:
    """The report that the answer says; where nothing has changed, it says what the one before said."""
    said = before.report if answer.unchanged and before.report else answer
    outlooks = {name: getattr(said, name) if ask.round.asks_outlook else "" for name in OUTLOOKS}
    return StatusReport(
        sub_project=ask.sub_project,
        round=ask.round,
        as_of=ask.round.as_of,
        stage=said.stage,
        text=answer.text.strip(),
        text_en=answer.text_en.strip(),
        reported_by=role,
        is_unchanged=answer.unchanged,
        submission=answer.submission,
        **outlooks,
        **{name: getattr(ask.round, name) for name in PROVENANCE},
    )


def _tell(
    milestone: Milestone, told: MilestoneAnswer, made: StatusReport, *, by: Actor, at: datetime
) -> None:
    if told.moved_to:
        milestones.replan(milestone, to=told.moved_to, reason=told.reason.strip(), report=made, by=by, at=at)
    if told.reached_on:
        milestones.reach(milestone, on=told.reached_on, by=by, at=at)


def _unseen(earlier: StatusReport | None, answer: Answer) -> StatusReport | None:
    return earlier if earlier is not None and earlier.pk != answer.seen else None
