"""`manage.py send_webhooks`: tells subscribers what has changed, once or for as long as it runs."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from framsteg.open_data.webhooks import noticing, sending

PAUSE = 5.0


class Command(BaseCommand):
    help = "Tells those who subscribe what has changed in public. Several may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="go on until stopped, as a service does")

    def handle(self, *, watch: bool, **options: Any) -> None:
        stop = Event()
        if watch:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        self._run(stop, quiet=False)
        while watch and not stop.wait(PAUSE):
            close_old_connections()
            self._run(stop, quiet=True)

    def _run(self, stop: Event, *, quiet: bool) -> None:
        noticing.notice(at=timezone.now())
        done = sending.send(go_on=lambda: not stop.is_set())
        sending.forget(before=timezone.now() - sending.KEPT_FOR)
        if done != sending.Sent() or not quiet:
            self.stdout.write(f"Sent {done.sent}, put off {done.put_off}, given up {done.given_up}")
