"""`manage.py back_up FILE`: everything in one file, while the site goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.operations import backups, folders


class Command(BaseCommand):
    help = (
        "Write every row and every file to one backup, as they are at one moment. The site goes on meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the file to write")
        parser.add_argument("--into", type=Path, help="write to this folder, to a file named by the time")
        parser.add_argument("--keep", type=int, default=14, help="how many files are kept in that folder")

    def handle(self, *args: Any, file: Path | None, into: Path | None, keep: int, **options: Any) -> None:
        if (file is None) == (into is None):
            raise CommandError("Name a file, or a folder with --into.")
        if keep < 1:
            raise CommandError("At least one backup is kept: --keep 1.")
        self._write(file or folders.next_file(into or Path(), at=timezone.now()))
        if into is not None:
            for old in folders.older_than(into, keep):
                old.unlink()
                self.stdout.write(f"Removed: {old}")

    def _write(self, file: Path) -> None:
        try:
            kept = backups.back_up(file, at=timezone.now(), tell=self.stdout.write)
        except OSError as error:
            raise CommandError(f"The backup could not be written: {error}. Nothing is left of it.") from error
        size = file.stat().st_size / 1_000_000
        self.stdout.write(
            f"{file}: {kept.tables} tables, {kept.rows} rows, {kept.files} files, {size:.1f} MB"
        )
