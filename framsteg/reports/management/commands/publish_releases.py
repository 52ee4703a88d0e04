from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from framsteg.reports.actions.releases import carry_out_due


class Command(BaseCommand):
    help = "Makes public the releases that are due. The serving processes do so too; it is never done twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", help="as if it were this moment, for example 2013-03-05T10:00")
        parser.add_argument("--watch", action="store_true", help="stay and keep the time, until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["watch"]:
            self._watch()
            return
        done = carry_out_due(at=_moment(options["at"]))
        for release in done:
            self.stdout.write(f"Public: {release}")
        if not done:
            self.stdout.write("Nothing was due.")

    def _watch(self) -> None:
        import threading

        from framsteg.reports.watching import watch

        self.stdout.write("Watching over releases. Stop with Ctrl+C.")
        try:
            watch(threading.Event())
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")


def _moment(told: str | None) -> datetime:
    if not told:
        return timezone.now()
    try:
        moment = parse_datetime(told)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError(f"{told} is no moment. Write it as 2013-03-05T10:00.")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
