"""`manage.py load_statistics`: the population of all municipalities, from the file that the project carries."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.audit.actors import SystemActor
from framsteg.indicators.actions import packed
from framsteg.indicators.figures import Kind


class Command(BaseCommand):
    help = "Loads the official figures that the project carries. Can be repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        report = packed.load_population(by=SystemActor("load_statistics"), at=timezone.now())
        self.stdout.write(
            _("Official statistics: %(count)d new figures.") % {"count": report.count(Kind.NEW)}
        )
