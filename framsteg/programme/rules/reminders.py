"""When a question of a round is reminded about: as the round opens, before, on and after the day, and then no more."""

from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone

from framsteg.programme.models import ReportingRound, RoundAsk

MOST = 6
"""Most reminders about one question, those that the lead sends included."""


class Step(StrEnum):
    OPENED = "opened"
    BEFORE = "before"
    DUE = "due"
    AFTER = "after"
    ABOVE = "above"
    """The last: it goes to the next in turn too."""


_DAYS = {Step.BEFORE: -7, Step.DUE: 0, Step.AFTER: 3, Step.ABOVE: 7}


def step_on(round_: ReportingRound, on: date) -> tuple[Step, date] | None:
    """The latest step that has come on that day, and its own day; None before the round has opened.

    A day on which nothing could be sent is made up for on the next; of several steps that were missed, the last counts.
    """
    if round_.opened_at is None:
        return None
    opened = timezone.localdate(round_.opened_at)
    days = {Step.OPENED: opened} | {
        step: day for step, days in _DAYS.items() if (day := round_.due_on + timedelta(days=days)) > opened
    }
    come = [(day, step) for step, day in days.items() if day <= on]
    if not come:
        return None
    day, step = max(come, key=lambda each: each[0])
    return step, day


def is_due(ask: RoundAsk, on: date) -> bool:
    """Whether the question is to be reminded about: a step has come, and nothing has been sent since its day."""
    step = step_on(ask.round, on)
    if step is None or ask.is_answered or not ask.round.is_open or ask.reminders >= MOST:
        return False
    return ask.reminded_at is None or timezone.localdate(ask.reminded_at) < step[1]
