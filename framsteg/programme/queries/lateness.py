"""What is late: planned to be ready before a day, and not ready. A planned end that is not known is never late."""

import calendar
from datetime import date
from typing import Protocol

from django.db.models import Q

from framsteg.programme.models import Milestone, Programme, Stage

ENDED_STAGES = (Stage.DONE, Stage.CANCELLED, Stage.TRANSFERRED)


def last_known_day(day: date, precision: str) -> date:
    """The last day that a date of this precision can mean: the end of its month or year."""
    if precision == "year":
        return date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def measured_day(programme: Programme, on: date) -> date:
    """The day that lateness is judged by: `on`, or the programme's last day where it has ended."""
    if programme.ends_on is None:
        return on
    return min(on, last_known_day(programme.ends_on, programme.ends_precision))


def late(day: date) -> Q:
    """Sub-projects that are late, as judged by `day`."""
    return Q(planned_end__lt=day) & ~Q(stage__in=[stage.value for stage in ENDED_STAGES])


class Planned(Protocol):
    """A sub-project, whole or in a list."""

    @property
    def stage(self) -> str: ...
    @property
    def planned_end(self) -> date | None: ...


def is_late(sub_project: Planned, day: date) -> bool:
    planned = sub_project.planned_end
    return planned is not None and planned < day and sub_project.stage not in ENDED_STAGES


def milestone_is_late(milestone: Milestone, stage: str, day: date) -> bool:
    """Whether the day planned last has passed without the milestone being reached."""
    planned = milestone.replanned_date or milestone.original_date
    return milestone.reached_on is None and planned < day and stage not in ENDED_STAGES
