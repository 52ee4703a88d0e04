from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framsteg.config import translations


class Command(BaseCommand):
    help = "Collect the texts of the source into the Swedish file of translations."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        try:
            texts = translations.collect()
        except translations.XgettextMissing as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(texts)} texts, {len(texts.untranslated_entries())} without Swedish.")
