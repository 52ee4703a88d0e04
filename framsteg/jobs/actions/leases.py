"""Who does a job: at most one worker at a time, on however many machines. Each step is one conditional update.

A lease is kept up while the work goes on. Of a worker that is killed nothing is heard; its lease runs out and the job
is taken anew. A clock that is set back neither puts a job off nor keeps a lease alive: what lies further ahead than the
present clock can have put it is brought back to where that clock could have put it.
"""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet

from framsteg.jobs.models import JobState
from framsteg.jobs.models.job_state import TEXT_LENGTH
from framsteg.jobs.schedule import LEASE, Job

ENDED_WITHOUT_WORD = "The worker ended in the middle of it, and was not heard of again."
SLACK = timedelta(seconds=5)
"""By how much the clocks of two machines may differ before one of them is taken to have been set back."""


@dataclass(frozen=True)
class Lease:
    """The right to do a job, and to say how it went."""

    job: Job
    holder: UUID
    started_at: datetime


def know(jobs: Sequence[Job], *, at: datetime) -> None:
    """Make a row for each job that has none: due at once, or at its first time of the day."""
    JobState.objects.bulk_create(
        [
            JobState(name=job.name, known_since=at, due_at=at if job.every else job.next_after(at))
            for job in jobs
        ],
        ignore_conflicts=True,
    )


def due(jobs: Sequence[Job], *, at: datetime) -> Sequence[Job]:
    """The jobs that there is something to do about, by one query; what another clock wrote is brought back first."""
    rows = {row.name: row for row in JobState.objects.filter(name__in=[job.name for job in jobs])}
    for job in jobs:
        if job.name in rows:
            _bring_back(job, rows[job.name], at)
    return [job for job in jobs if job.name in rows and _is_free(rows[job.name], at)]


def _bring_back(job: Job, row: JobState, at: datetime) -> None:
    """What lies further ahead than the present clock can have put it."""
    told: dict[str, datetime] = {}
    if row.held_until and row.held_until > at + LEASE + SLACK:
        told["held_until"] = at + LEASE
    if row.last_success_at and row.last_success_at > at + SLACK:
        told["last_success_at"] = at
    if row.due_at > at + job.furthest + SLACK:
        told["due_at"] = row.due_at = at
    if told:
        JobState.objects.filter(name=row.name, holder=row.holder).update(**told)


def _is_free(row: JobState, at: datetime) -> bool:
    return row.due_at <= at and (row.held_until is None or row.held_until <= at)


def take(job: Job, *, at: datetime) -> Lease | None:
    """The lease of a job that is due and that nobody holds; None where another was quicker."""
    row = _free(job, at).first()
    if row is None:
        return None
    lease = Lease(job, uuid4(), at)
    told: dict[str, object] = {
        "holder": lease.holder,
        "held_until": at + LEASE,
        "started_at": at,
        "worker": socket.gethostname()[:100],
    }
    if row.holder is not None:
        told |= {"failures": row.failures + 1, "last_failure_at": at, "last_error": ENDED_WITHOUT_WORD}
    return lease if _free(job, at).filter(holder=row.holder).update(**told) else None


def keep(lease: Lease, *, at: datetime) -> bool:
    """Say that the work goes on; False where another has taken it over."""
    return bool(_mine(lease).update(held_until=at + LEASE))


def succeed(lease: Lease, *, at: datetime, seconds: float, told: str) -> bool:
    """False where another has taken it over: then that one says how it went."""
    return _end(
        lease,
        due_at=lease.job.next_after(at),
        last_success_at=at,
        last_seconds=seconds,
        last_told=told[:TEXT_LENGTH],
        failures=0,
    )


def fail(lease: Lease, *, at: datetime, error: str) -> bool:
    """It is tried again after a pause that grows with the number of failures."""
    row = _mine(lease).first()
    if row is None:
        return False
    failures = row.failures + 1
    return _end(
        lease,
        due_at=lease.job.again_after(at, failures),
        last_failure_at=at,
        last_error=error[:TEXT_LENGTH],
        failures=failures,
    )


def give_back(lease: Lease, *, at: datetime) -> bool:
    """The worker stops before the job is done: the next one may begin at once."""
    return _end(lease, due_at=at)


def ask_for(job: Job, *, at: datetime) -> None:
    """Have it done as soon as somebody is there, whatever the schedule says."""
    know([job], at=at)
    JobState.objects.filter(name=job.name).update(due_at=at)


def _free(job: Job, at: datetime) -> "QuerySet[JobState]":
    return JobState.objects.filter(Q(holder=None) | Q(held_until__lte=at), name=job.name, due_at__lte=at)


def _mine(lease: Lease) -> "QuerySet[JobState]":
    return JobState.objects.filter(name=lease.job.name, holder=lease.holder)


def _end(lease: Lease, **told: object) -> bool:
    return bool(_mine(lease).update(holder=None, held_until=None, **told))
