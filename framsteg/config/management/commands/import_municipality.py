"""`manage.py import_municipality FILE.zip`: a municipality from another installation, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.audit.actors import SystemActor
from framsteg.config.municipality.errors import CannotMove
from framsteg.config.municipality.importing import NOTE, move_in


class Command(BaseCommand):
    help = "Take in a municipality that was exported elsewhere, whole or not at all. Others are left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            done = move_in(file, by=SystemActor(NOTE), at=timezone.now())
        except CannotMove as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        call_command("rebuild_modelsearch_index", verbosity=0)
        for note in done.notes:
            self.stdout.write(f"Note: {note}")
        self.stdout.write(f"{done.municipality}: {done.rows} rows, {done.files} files. Search is made anew.")
        self.stdout.write(
            "Accounts came without passwords: each user is given a new one, or signs in another way."
        )
        self.stdout.write("Links for partners, webhooks and times of releases are made anew in the editor.")
