"""`manage.py work`: does what is to be done again and again, each thing at its time."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from framsteg.jobs.actions import leases
from framsteg.jobs.actions.running import Worker
from framsteg.jobs.queries.standing import jobs, standings


class Command(BaseCommand):
    help = "Does the jobs of the schedule until it is stopped. Several may run, on several machines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only", metavar="JOB", help="do this job now, and end with it")
        parser.add_argument("--list", action="store_true", help="tell how it stands with each job")

    def handle(self, *args: Any, only: str | None, list: bool, **options: Any) -> None:
        if list:
            self._list()
            return
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        _without_pool()
        if only:
            self._once(only, stop)
        else:
            leases.know(jobs(), at=timezone.now())
            Worker([job for job in jobs() if not job.by_timer]).run(stop)

    def _once(self, name: str, stop: Event) -> None:
        job = next((job for job in jobs() if job.name == name), None)
        if job is None:
            raise CommandError(f"There is no job {name}. There are {', '.join(job.name for job in jobs())}.")
        done = Worker([job]).run_once(job, stop)
        if done is None:
            raise CommandError(f"Another worker is doing {name} just now.")
        row = next(each for each in standings(at=timezone.now()) if each.name == name)
        if not done:
            raise CommandError(f"{name} failed: {row.last_error}")
        self.stdout.write(row.last_told)

    def _list(self) -> None:
        for each in standings(at=timezone.now()):
            last = f"{each.last_success_at:%Y-%m-%d %H:%M} UTC" if each.last_success_at else "never"
            late = " LATE" if each.is_late else ""
            self.stdout.write(f"{each.name}: last succeeded {last}, failures {each.failures}{late}")


def _without_pool() -> None:
    """One connection is enough for one thread, and the threads of a pool do not follow into a child."""
    connection.settings_dict["OPTIONS"].pop("pool", None)
