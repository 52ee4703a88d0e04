"""`manage.py write_programme_schema FILE`: the JSON Schema of a programme, as kept in docs/programme.schema.json."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from framsteg.open_data.whole import schema


class Command(BaseCommand):
    help = "Writes the JSON Schema of a programme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        file.write_text(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.stdout.write(f"Written: {file}")
