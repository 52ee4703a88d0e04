from typing import Any

from django.core.management.base import BaseCommand

from framsteg.config import translations


class Command(BaseCommand):
    help = "Compile the translations of the interface."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        written = translations.compile_all()
        self.stdout.write("Translations: compiled." if written else "Translations: up to date.")
