"""`manage.py send_mail`: sends what is in the outbox, once or for as long as it runs."""

import signal
from argparse import ArgumentParser
from datetime import timedelta
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from framsteg.mail.actions import delivery, outbox
from framsteg.mail.models import MailState
from framsteg.mail.queries.outbox import counted

PAUSE, PAUSE_WITHOUT_ANSWER = 5.0, 30.0
KEPT_FOR = timedelta(days=90)


class Command(BaseCommand):
    help = "Sends the letters in the outbox. Several may run at once; a letter is taken by one of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="go on until stopped, as a service does")
        parser.add_argument("--again", action="store_true", help="first try anew with what was given up")

    def handle(self, *args: Any, watch: bool, again: bool, **options: Any) -> None:
        if again:
            self.stdout.write(f"Put back in the queue: {outbox.again(at=timezone.now())}")
        outbox.forget(before=timezone.now() - KEPT_FOR)
        if watch:
            self._watch()
        else:
            self._once()

    def _once(self) -> None:
        try:
            self._tell(delivery.deliver())
        except delivery.NoAnswer as error:
            raise CommandError(f"The mail server does not answer: {error}. The letters wait.") from error
        finally:
            waiting = counted().get(MailState.QUEUED, 0)
            self.stdout.write(f"Still waiting: {waiting}")

    def _watch(self) -> None:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            pause = PAUSE
            try:
                self._tell(delivery.deliver(go_on=lambda: not stop.is_set()), quiet=True)
            except delivery.NoAnswer as error:
                self.stderr.write(f"The mail server does not answer: {error}. Trying again soon.")
                pause = PAUSE_WITHOUT_ANSWER
            stop.wait(pause)

    def _tell(self, done: delivery.Delivery, quiet: bool = False) -> None:
        if done == delivery.Delivery() and quiet:
            return
        self.stdout.write(f"Sent {done.sent}, put off {done.put_off}, given up {done.given_up}")
