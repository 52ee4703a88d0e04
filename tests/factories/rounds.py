"""Reporting rounds, as tests need them."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from framsteg.programme import actions
from framsteg.programme.actions.answers import Answered
from framsteg.programme.models import ReportingRound, RoundAsk, Stage, SubProject
from framsteg.programme.rules.answers import Answer

from .programme import SOMEONE, ProgrammeFactory

OPENED = datetime(2012, 9, 3, 8, 0, tzinfo=UTC)
ANSWERED = datetime(2012, 9, 10, 8, 0, tzinfo=UTC)
CLOSED = datetime(2012, 9, 20, 8, 0, tzinfo=UTC)


class RoundFactory(DjangoModelFactory[ReportingRound]):
    class Meta:
        model = ReportingRound

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Delår 2 2012"
    as_of = date(2012, 8, 31)
    opens_on = date(2012, 9, 1)
    due_on = date(2012, 9, 15)


def opened(round_: ReportingRound | None = None, **values: Any) -> ReportingRound:
    """A round that has been opened; its programme has at least one sub-project."""
    made: ReportingRound = round_ or RoundFactory(**values)
    actions.rounds.open_round(made, by=SOMEONE, at=OPENED)
    return made


def ask_about(round_: ReportingRound, sub_project: SubProject) -> RoundAsk:
    return RoundAsk.objects.select_related("round__programme", "sub_project").get(
        round=round_, sub_project=sub_project
    )


def answer(
    round_: ReportingRound,
    sub_project: SubProject,
    stage: Stage = Stage.ONGOING,
    at: datetime = ANSWERED,
    **values: Any,
) -> Answered:
    """An answer in the round, given as people do."""
    given = Answer(**({"stage": stage.value, "text": "Det går framåt."} | values))
    return actions.answers.report(
        ask_about(round_, sub_project), given, role=sub_project.owner, by=SOMEONE, at=at
    )
