"""When jobs are to be done. Plain values: settings are made of them, before there is anything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

LEASE = timedelta(seconds=60)
"""How long a worker that says nothing more is believed to be alive."""
LONGEST_PAUSE = timedelta(minutes=5)
DAY = timedelta(days=1)
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
"""When a job of the day that failed is tried again; the last of them again and again, until its next time."""


@dataclass(frozen=True)
class Job:
    """A command that is run again and again: at a time of the day (`daily_at`), or with `every` between two runs.

    Each of these commands may be stopped at any moment and run again without doing anything twice. `by_timer` is for
    those that the machine's own timer starts; a worker leaves them alone, but they are watched over as all others.
    """

    name: str
    title: Any
    command: str
    arguments: Sequence[str] = ()
    every: timedelta | None = None
    daily_at: time | None = None
    longest: timedelta = timedelta(hours=2)
    by_timer: bool = False

    @property
    def period(self) -> timedelta:
        return DAY if self.every is None else self.every

    @property
    def late_after(self) -> timedelta:
        """Without having succeeded for so long, somebody should look."""
        return timedelta(hours=30) if self.every is None else max(3 * self.every, timedelta(minutes=15))

    @property
    def furthest(self) -> timedelta:
        """No run is planned further ahead than this; one that is has been planned by another clock."""
        return timedelta(hours=26) if self.every is None else max(self.every, LONGEST_PAUSE)

    def next_after(self, at: datetime) -> datetime:
        """The first time after `at`."""
        if self.daily_at is None:
            return at + self.period
        local: datetime = timezone.localtime(at)
        today = local.replace(
            hour=self.daily_at.hour, minute=self.daily_at.minute, second=0, microsecond=0, fold=0
        )
        return today if today > local else today + DAY

    def again_after(self, at: datetime, failures: int) -> datetime:
        """When it is tried again after it has failed so many times in a row."""
        if self.daily_at is not None:
            return min(at + AGAIN[min(failures, len(AGAIN)) - 1], self.next_after(at))
        pause = self.period * (1 << min(failures, 10))
        return at + min(pause, max(self.period, LONGEST_PAUSE))
