"""`manage.py export_municipality SLUG FILE.zip`: everything of one municipality, in open formats."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.accounts.models import Municipality
from framsteg.config.municipality.exporting import export


class Command(BaseCommand):
    help = "Write everything of one municipality to one archive, as it is at one moment. The site goes on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("municipality", help="its name in addresses, or its code: kristinehamn, 1781")
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--without-residents", action="store_true", help="leave out addresses and messages of residents"
        )

    def handle(self, *, municipality: str, file: Path, without_residents: bool, **options: Any) -> None:
        name = "code" if municipality.isdigit() else "slug"
        found = Municipality.objects.filter(**{name: municipality}).first()
        if found is None:
            known = ", ".join(Municipality.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"There is no municipality {municipality} here. There is: {known or 'none'}.")
        try:
            done = export(
                found, file, at=timezone.now(), without_residents=without_residents, tell=self.stdout.write
            )
        except OSError as error:
            raise CommandError(
                f"The archive could not be written: {error}. Nothing is left of it."
            ) from error
        size = file.stat().st_size / 1_000_000
        self.stdout.write(
            f"{file}: {done.tables} tables, {done.rows} rows, {done.files} files, {size:.1f} MB"
        )
