"""When a sub-project or a milestone is late."""

from datetime import date

import pytest

from framsteg.programme.models import Milestone, Programme, Stage, SubProject
from framsteg.programme.queries.lateness import is_late, last_known_day, measured_day, milestone_is_late

DAY = date(2012, 12, 31)


@pytest.mark.parametrize("stage", ["not_started", "ongoing", "paused", "unknown"])
def test_what_should_have_ended_and_has_not_is_late(stage: str) -> None:
    assert is_late(SubProject(planned_end=date(2012, 12, 30), stage=stage), DAY)


@pytest.mark.parametrize("stage", ["done", "cancelled", "transferred"])
def test_what_has_ended_is_not_late(stage: str) -> None:
    assert not is_late(SubProject(planned_end=date(2012, 1, 1), stage=stage), DAY)


def test_an_end_that_is_not_known_is_never_late() -> None:
    assert not is_late(SubProject(planned_end=None, stage=Stage.ONGOING), DAY)


def test_the_last_planned_day_itself_is_not_late() -> None:
    assert not is_late(SubProject(planned_end=DAY, stage=Stage.ONGOING), DAY)


@pytest.mark.parametrize(
    ("ends_on", "precision", "day"),
    [
        (None, "day", date(2013, 6, 1)),
        (date(2012, 12, 31), "day", date(2012, 12, 31)),
        (date(2012, 2, 1), "month", date(2012, 2, 29)),
        (date(2012, 1, 1), "year", date(2012, 12, 31)),
        (date(2020, 1, 1), "day", date(2013, 6, 1)),
    ],
)
def test_an_ended_programme_is_judged_by_its_last_day(
    ends_on: date | None, precision: str, day: date
) -> None:
    assert measured_day(Programme(ends_on=ends_on, ends_precision=precision), date(2013, 6, 1)) == day


def test_a_date_means_the_last_day_it_can_mean() -> None:
    days = [last_known_day(date(2012, 2, 5), precision) for precision in ("day", "month", "year")]
    assert days == [date(2012, 2, 5), date(2012, 2, 29), date(2012, 12, 31)]


@pytest.mark.parametrize(
    ("replanned", "reached", "late"),
    [
        (None, None, True),
        (date(2013, 1, 31), None, False),
        (None, date(2012, 12, 1), False),
    ],
)
def test_a_milestone_is_judged_by_the_day_it_was_replanned_to(
    replanned: date | None, reached: date | None, late: bool
) -> None:
    milestone = Milestone(original_date=date(2012, 6, 30), replanned_date=replanned, reached_on=reached)
    assert milestone_is_late(milestone, "ongoing", DAY) == late
