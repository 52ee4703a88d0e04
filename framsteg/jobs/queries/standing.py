"""How it stands with the jobs of this installation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from framsteg.jobs.models import JobState
from framsteg.jobs.schedule import Job


@dataclass(frozen=True)
class Standing:
    """One job. A job that no worker has ever known has no times."""

    job: Job
    due_at: datetime | None
    runs_since: datetime | None
    worker: str
    last_success_at: datetime | None
    last_seconds: float | None
    last_told: str
    last_failure_at: datetime | None
    last_error: str
    failures: int
    is_late: bool

    @property
    def name(self) -> str:
        return self.job.name


def jobs() -> Sequence[Job]:
    """What there is to do here."""
    found: Sequence[Job] = settings.FRAMSTEG_JOBS
    return found


def standings(*, at: datetime) -> Sequence[Standing]:
    """Every job, in the order of the schedule, by one query."""
    rows = {row.name: row for row in JobState.objects.all()}
    return [_standing(job, rows.get(job.name), at) for job in jobs()]


def all_on_time(*, at: datetime) -> bool:
    """Whether no job has been without success for too long."""
    return not any(each.is_late for each in standings(at=at))


def _standing(job: Job, row: JobState | None, at: datetime) -> Standing:
    if row is None:
        return Standing(job, None, None, "", None, None, "", None, "", 0, is_late=True)
    is_held = row.holder is not None and row.held_until is not None and row.held_until > at
    return Standing(
        job,
        row.due_at,
        row.started_at if is_held else None,
        row.worker if is_held else "",
        row.last_success_at,
        row.last_seconds,
        row.last_told,
        row.last_failure_at,
        row.last_error,
        row.failures,
        is_late=at - (row.last_success_at or row.known_since) > job.late_after,
    )
