import os
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.config.demo import PARTS, load, logins
from framsteg.config.demo.content import example_event, example_round, reports


class Command(BaseCommand):
    help = "Load the demo's programme. What was loaded before is left alone, changed or removed as it may be."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        # One question is answered in less time than it takes to compile what answers thousands.
        os.environ.setdefault("FRAMSTEG_EVALUATION_COMPILED", "0")
        of_demo = (
            ("logins", logins.load),
            ("example round", example_round.load),
            ("example event", example_event.load),
            ("report", reports.load),
        )
        parts = (*PARTS, *of_demo) if settings.FRAMSTEG_DEMO else PARTS
        try:
            created = load(timezone.now(), parts)
        except ValidationError as error:
            raise CommandError(
                f"The demo could not be loaded beside what is there: {' '.join(error.messages)}"
            ) from error
        for name, number in created.items():
            if number:
                self.stdout.write(f"Demo, {name}: {number} objects loaded.")
        if not any(created.values()):
            self.stdout.write("Demo: already loaded. What you changed or removed stays as you left it.")
