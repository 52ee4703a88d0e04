"""`manage.py run_evaluations`: every filed question with the figures as they are now. For a night's work."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from framsteg.analysis import actions
from framsteg.analysis.enums import RunOutcome
from framsteg.analysis.models import Evaluation, Run
from framsteg.audit.actors import SystemActor

RUNNER = SystemActor("run_evaluations")


class Command(BaseCommand):
    help = "Computes every filed evaluation whose plan or figures have changed since it was last computed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", help="only those of the municipality with this code")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Evaluation.objects.filter(plans__filed_at__isnull=False).distinct().order_by("pk")
        if options["municipality"]:
            found = found.filter(municipality__code=options["municipality"])
        for evaluation in found:
            ran = actions.runs.run(evaluation, by=RUNNER, at=timezone.now())
            self.stdout.write(f"{evaluation}: {_told(ran.run, is_new=ran.is_new)}")


def _told(run: Run, *, is_new: bool) -> str:
    if not is_new:
        return "nothing has changed"
    if run.outcome == RunOutcome.FAILED:
        return f"could not be computed ({run.error_code}); an earlier finding still holds"
    return f"{run.get_outcome_display()}, claim level {run.finding.level}"
