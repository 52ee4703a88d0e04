"""One job, one worker; a worker that is silent is followed by another; a clock that is set back stops nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from framsteg.jobs.actions import leases
from framsteg.jobs.models import JobState
from framsteg.jobs.queries.standing import all_on_time, standings
from framsteg.jobs.schedule import LEASE, Job
from tests.at_once import together

AT = datetime(2016, 5, 3, 12, 0, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
OFTEN = Job("often", "Often", "act", every=15 * SECOND)
NIGHTLY = Job("nightly", "Nightly", "act", daily_at=(AT + MINUTE).time())
JOBS = (OFTEN, NIGHTLY)


@pytest.fixture(autouse=True)
def known(db: None, settings: object) -> None:
    settings.FRAMSTEG_JOBS = JOBS  # type: ignore[attr-defined]
    leases.know(JOBS, at=AT)


def row(job: Job = OFTEN) -> JobState:
    return JobState.objects.get(name=job.name)


def test_a_job_is_taken_once_and_due_again_after_its_period() -> None:
    assert list(leases.due(JOBS, at=AT)) == [OFTEN]
    lease = leases.take(OFTEN, at=AT)
    assert lease is not None
    assert (leases.take(OFTEN, at=AT), list(leases.due(JOBS, at=AT))) == (None, [])
    assert leases.succeed(lease, at=AT + SECOND, seconds=1.0, told="Sent 3")
    assert (row().due_at, row().last_told, row().holder) == (AT + 16 * SECOND, "Sent 3", None)
    assert not leases.succeed(lease, at=AT + 2 * SECOND, seconds=1.0, told="Twice")
    leases.know(JOBS, at=AT + MINUTE)
    assert row().known_since == AT


def test_a_lease_is_kept_up_and_a_silent_worker_is_followed_by_another() -> None:
    first = leases.take(OFTEN, at=AT)
    assert first is not None
    assert leases.keep(first, at=AT + LEASE / 2)
    assert leases.take(OFTEN, at=AT + LEASE + SECOND) is None
    second = leases.take(OFTEN, at=AT + LEASE / 2 + LEASE)
    assert second is not None
    assert (row().failures, row().last_error) == (1, leases.ENDED_WITHOUT_WORD)
    assert not leases.keep(first, at=AT + 2 * LEASE)
    assert not leases.fail(first, at=AT + 2 * LEASE, error="too late to say so")
    assert leases.succeed(second, at=AT + 2 * LEASE, seconds=1.0, told="")
    assert row().failures == 0


def test_what_failed_is_tried_again_after_pauses_that_grow() -> None:
    pauses = []
    at = AT
    for _each in range(7):
        lease = leases.take(OFTEN, at=at)
        assert lease is not None
        leases.fail(lease, at=at, error="The mail server does not answer.")
        pauses.append((row().due_at - at).total_seconds())
        at = row().due_at
    assert pauses == [30, 60, 120, 240, 300, 300, 300]
    assert (row().failures, row().last_error) == (7, "The mail server does not answer.")


def test_a_job_given_back_can_be_taken_at_once() -> None:
    lease = leases.take(OFTEN, at=AT)
    assert lease is not None
    leases.give_back(lease, at=AT + SECOND)
    assert leases.take(OFTEN, at=AT + SECOND) is not None
    assert row().failures == 0


def test_a_clock_set_back_a_year_stops_neither_what_is_done_nor_what_is_to_be_done() -> None:
    """Whoever is at work goes on and keeps the lease; whoever is dead is followed after a minute of the new clock."""
    lease = leases.take(OFTEN, at=AT)
    assert lease is not None
    past = AT - timedelta(days=366)
    assert list(leases.due(JOBS, at=past)) == [NIGHTLY]
    assert row(NIGHTLY).due_at == past
    assert row().held_until == past + LEASE
    assert leases.keep(lease, at=past + LEASE / 2)
    assert leases.succeed(lease, at=past + LEASE, seconds=1.0, told="")
    assert row().due_at == past + LEASE + 15 * SECOND

    silent = leases.take(OFTEN, at=past + 2 * LEASE)
    earlier = past - timedelta(days=1)
    leases.due(JOBS, at=earlier)
    assert silent is not None
    assert list(leases.due([OFTEN], at=earlier + LEASE + SECOND)) == [OFTEN]


def test_who_has_not_succeeded_for_long_is_late() -> None:
    def late(at: datetime) -> list[str]:
        return [each.name for each in standings(at=at) if each.is_late]

    assert late(AT + 14 * MINUTE) == []
    assert late(AT + 16 * MINUTE) == ["often"]
    assert late(AT + timedelta(hours=31)) == ["often", "nightly"]
    JobState.objects.update(last_success_at=AT + timedelta(hours=31))
    assert all_on_time(at=AT + timedelta(hours=31))
    JobState.objects.all().delete()
    assert late(AT) == ["often", "nightly"]  # no worker has ever been seen


@pytest.mark.xdist_group("commits")
def test_of_four_who_try_one_has_the_job(committed_db: None) -> None:
    leases.know(JOBS, at=AT)
    found = together(*(lambda: leases.take(OFTEN, at=AT) for _each in range(4)))
    assert sorted(each is None for each in found) == [False, True, True, True]
