"""`manage.py restore FILE`: the installation as a backup has it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from framsteg.operations import backups
from framsteg.operations.errors import CannotGoOn


class Command(BaseCommand):
    help = "Put an installation back as a backup has it, whole or not at all. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="put it in the place of what is there")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        call_command("prepare", stdout=self.stdout)
        try:
            kept = backups.restore(file, replace=replace, tell=self.stdout.write)
        except CannotGoOn as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        call_command("rebuild_modelsearch_index", verbosity=0)
        self.stdout.write(
            f"Restored: {kept.tables} tables, {kept.rows} rows, {kept.files} files. Search is made anew."
        )
