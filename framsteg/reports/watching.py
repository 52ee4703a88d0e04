"""Keeps the time of releases: at the moment that one is due, it is carried out.

Any number of watchers may run, in the serving processes and beside them: the database lets one of them do it.
"""

import logging
import threading
from datetime import datetime

from django.db import close_old_connections, connection
from django.utils import timezone

from framsteg.reports.actions.releases import carry_out_due
from framsteg.reports.queries.releases import next_due

logger = logging.getLogger(__name__)

LONGEST_SLEEP = 10.0
"""Seconds: a release whose time was set meanwhile is noticed within them."""


def watch(stop: threading.Event, *, longest: float = LONGEST_SLEEP) -> None:
    """Carry out what is due until `stop` is set. A database that is away is asked again; the watch goes on."""
    while not stop.is_set():
        pause = longest
        try:
            close_old_connections()
            pause = _look(timezone.now(), longest)
        except Exception:
            logger.exception("The watch over releases failed once and goes on")
        finally:
            connection.close()
        stop.wait(pause)


def start() -> threading.Event:
    """Watch in a thread of the serving process; set the event to end it."""
    stop = threading.Event()
    threading.Thread(target=watch, args=(stop,), name="releases", daemon=True).start()
    return stop


def _look(now: datetime, longest: float) -> float:
    """Do what is due; returns the seconds until it is worth looking again."""
    due = next_due()
    if due is not None and due <= now:
        carry_out_due(at=now)
        due = next_due()
    if due is None:
        return longest
    return min(longest, max(0.0, (due - timezone.now()).total_seconds()))
