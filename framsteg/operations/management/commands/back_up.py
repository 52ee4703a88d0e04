"""`manage.py back_up FILE`: everything in one file, while the site goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.operations import backups


class Command(BaseCommand):
    help = (
        "Write every row and every file to one backup, as they are at one moment. The site goes on meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            kept = backups.back_up(file, at=timezone.now(), tell=self.stdout.write)
        except OSError as error:
            raise CommandError(f"The backup could not be written: {error}. Nothing is left of it.") from error
        size = file.stat().st_size / 1_000_000
        self.stdout.write(
            f"{file}: {kept.tables} tables, {kept.rows} rows, {kept.files} files, {size:.1f} MB"
        )
