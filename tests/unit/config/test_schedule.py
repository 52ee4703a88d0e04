"""When a job is done next, whatever the clock does in spring and autumn."""

from datetime import datetime, time, timedelta

import pytest
from django.core.management import get_commands, load_command_class
from django.utils.timezone import get_current_timezone, localtime

from framsteg.config.settings.jobs import jobs
from framsteg.jobs.schedule import Job

MORNING = Job("morning", "Morning", "act", daily_at=time(7))
OFTEN = Job("often", "Often", "act", every=timedelta(seconds=15))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=get_current_timezone())


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2016-05-03T06:59:59", "2016-05-03T07:00:00"),
        ("2016-05-03T07:00:00", "2016-05-04T07:00:00"),
        ("2016-03-26T12:00:00", "2016-03-27T07:00:00"),  # the night that has an hour less
        ("2016-10-29T12:00:00", "2016-10-30T07:00:00"),  # the night that has one more
    ],
)
def test_the_next_morning_is_by_the_clock_on_the_wall(now: str, then: str) -> None:
    found = MORNING.next_after(at(now))
    assert (localtime(found), found - at(now) <= MORNING.furthest) == (at(then), True)


def test_a_job_of_the_day_that_failed_is_tried_again_until_its_next_time() -> None:
    now = at("2016-05-03T07:00:00")
    pauses = [(MORNING.again_after(now, failures) - now) for failures in (1, 2, 3, 4, 9)]
    assert pauses == [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 60)]
    assert MORNING.again_after(at("2016-05-03T06:30:00"), 4) == at("2016-05-03T07:00:00")


def test_every_job_of_the_schedule_is_a_command_that_takes_its_arguments() -> None:
    found = jobs(bounces="/var/mail/framsteg", backups="/var/backups/framsteg")
    assert len({job.name for job in found}) == len(found)
    for job in found:
        command = load_command_class(get_commands()[job.command], job.command)
        command.create_parser("manage.py", job.command).parse_args(list(job.arguments))
    assert {job.name for job in found} - {job.name for job in jobs()} == {"read_bounces", "back_up"}
    assert [job.name for job in found if job.by_timer] == ["back_up"]
