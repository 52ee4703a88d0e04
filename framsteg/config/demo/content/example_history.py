"""Two closed rounds of the made-up example, so that a frozen follow-up and a comparison can be seen.

Kristinehamn's own programme has none: what it told at its press conference has no day and no sub-projects in public,
and a frozen round says both.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from framsteg.audit import recording
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.sources import Source
from framsteg.programme import actions
from framsteg.programme.models import Outlook, Programme, ReportingRound, RoundAsk, Stage
from framsteg.programme.rules.answers import Answer

ANSWERED_AFTER, CLOSED_AFTER = timedelta(days=5), timedelta(days=15)


@dataclass(frozen=True)
class Closed:
    """A made-up closed round: how many months before the open one, and what was answered, by number."""

    key: str
    months: int
    answers: dict[int, Answer]


FIRST = Closed(
    "first",
    7,
    {
        1: Answer(
            stage=Stage.ONGOING,
            outlook_time=Outlook.ON_PLAN,
            text="Exempel: arbetet har börjat.",
            text_en="Example: the work has begun.",
        ),
        3: Answer(
            stage=Stage.NOT_STARTED,
            text="Exempel: en lokal söks.",
            text_en="Example: premises are being looked for.",
        ),
    },
)
SECOND = Closed(
    "second", 3, {1: Answer(unchanged=True), 2: Answer(unchanged=True), 3: Answer(unchanged=True)}
)


def load(demo: Loader, programme: str, open_day: date, closed: Closed, example: Source) -> None:
    """Open, answer and close one round of the programme stored under the key `programme`."""
    day = months_before(open_day, closed.months)

    def made() -> ReportingRound:
        round_ = ReportingRound(
            programme=demo.the(programme, Programme),
            title=f"Exempel: Uppföljning {day:%Y-%m}",
            title_en=f"Example: Follow-up {day:%Y-%m}",
            as_of=day,
            opens_on=day + timedelta(days=1),
            due_on=day + CLOSED_AFTER,
            **example,
        )
        recording.create(round_, by=demo.by, at=_at(day))
        actions.rounds.open_round(round_, by=demo.by, at=_at(day + timedelta(days=1)))
        _answer(demo, round_, closed.answers, _at(day + ANSWERED_AFTER))
        actions.closing_rounds.close_round(round_, by=demo.by, at=_at(day + CLOSED_AFTER))
        return round_

    demo.add_through(f"{programme}/round/{closed.key}", made)


def _answer(demo: Loader, round_: ReportingRound, answers: dict[int, Answer], at: datetime) -> None:
    asks = RoundAsk.objects.filter(round=round_, sub_project__number__in=answers)
    for ask in asks.select_related("round__programme", "sub_project__programme", "role"):
        actions.answers.report(ask, answers[ask.sub_project.number], role=ask.role, by=demo.by, at=at)


def months_before(day: date, months: int) -> date:
    """The last day of the month that many months before."""
    for _month in range(months):
        day = day.replace(day=1) - timedelta(days=1)
    return day


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
