"""When letters are due, how long an unanswered question is kept, and when an address is given up."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from framsteg.participation.models import Frequency

CONFIRMED_WITHIN = timedelta(days=3)
"""As long as the link holds, an address gets no second letter; after it, what was not confirmed is deleted."""
MORNING = time(6)
MONDAY = 0
SETTLED_AFTER = timedelta(minutes=1)
"""What was written less than this ago may belong to a change that is not whole yet: it waits for the next run."""
MOST_FOLLOWED = 50
FAILURES_TO_END = 3
FORGIVEN_AFTER = timedelta(days=30)


def last_day_to_confirm(asked_at: datetime) -> date:
    return timezone.localdate(asked_at + CONFIRMED_WITHIN)


def next_due(frequency: str, *, at: datetime) -> datetime:
    """When the next letter may be prepared, after a run at `at`."""
    if frequency == Frequency.AT_ONCE:
        return at
    day = timezone.localdate(at) + timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return timezone.make_aware(datetime.combine(day, MORNING))
