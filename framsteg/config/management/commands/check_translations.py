from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framsteg.config import translations


class Command(BaseCommand):
    help = "Check that every text of the interface has a whole Swedish translation."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        try:
            found = translations.problems()
        except translations.XgettextMissing as error:
            raise CommandError(str(error)) from error
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problems in the translations.")
        self.stdout.write("Translations: complete.")
