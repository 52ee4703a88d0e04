"""`manage.py check_upgrade`: whether the latest release can go on answering beside the migrated database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.migrations.loader import MigrationLoader

from framsteg.operations import upgrades


class Command(BaseCommand):
    help = "Check that no new migration narrows the database. With --release, what is here becomes the latest release."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--release", action="store_true", help="note the migrations of a release")

    def handle(self, *args: Any, release: bool, **options: Any) -> None:
        loader = MigrationLoader(None)
        if release:
            upgrades.RELEASED.write_text("\n".join(upgrades.ours(loader)) + "\n", encoding="utf-8")
            self.stdout.write("Noted: the migrations here are those of the latest release.")
            return
        found = list(upgrades.problems(loader, upgrades.released()))
        if found:
            raise CommandError("\n".join(["The latest release cannot live beside this database:", *found]))
        self.stdout.write("The latest release can go on answering beside the migrated database.")
