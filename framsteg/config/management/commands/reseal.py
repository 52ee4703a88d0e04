from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from framsteg.lib.sealing import seal_anew


class Command(BaseCommand):
    help = (
        "Seal every address of people anew with the first key of FRAMSTEG_ADDRESS_KEYS. Run it when a new key has been "
        "put first; then the old one can be taken away. It can be run while the site goes on, and again at any time."
    )

    def handle(self, **options: Any) -> None:
        for model in apps.get_models():
            if number := seal_anew(model):
                self.stdout.write(f"{model._meta.label}: {number} sealed anew")
