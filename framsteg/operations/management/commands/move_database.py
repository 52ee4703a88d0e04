"""`manage.py move_database ADDRESS`: from SQLite to PostgreSQL, or any other way between the two."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from framsteg.operations import moves
from framsteg.operations.errors import CannotGoOn


class Command(BaseCommand):
    help = "Copy everything to another, empty database and compare it row by row. Here nothing is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="postgresql://user:password@host/name, or sqlite:////folder/file")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        try:
            kept = moves.move(address, tell=self.stdout.write)
        except CannotGoOn as error:
            raise CommandError(f"{error} Here nothing was changed.") from error
        except DatabaseError as error:
            raise CommandError(
                f"The other database did not take it: {error} Here nothing was changed."
            ) from error
        self.stdout.write(
            f"Moved: {kept.tables} tables, {kept.rows} rows. Set FRAMSTEG_DATABASE to the new address."
        )
