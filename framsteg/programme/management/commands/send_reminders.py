"""`manage.py send_reminders`: the day's reminders to those who have not reported. Twice a day does no harm."""

from argparse import ArgumentParser
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from framsteg.audit.actors import SystemActor
from framsteg.programme.actions.reminders import remind_of_what_is_due

REMINDER = SystemActor("send_reminders")
MORNING = time(8)


class Command(BaseCommand):
    help = "Queues one letter to each person who has not reported what is asked. send_mail then sends them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as on this day instead of today: 2016-08-31"
        )

    def handle(self, *args: Any, on: date | None, **options: Any) -> None:
        at = timezone.make_aware(datetime.combine(on, MORNING)) if on else timezone.now()
        done = remind_of_what_is_due(by=REMINDER, at=at)
        self.stdout.write(f"Letters: {done.messages}. Questions that they are about: {done.asks}.")
        for ask in done.unreachable:
            self.stdout.write(f"Nobody can be reached about: {ask}")
