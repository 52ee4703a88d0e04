import os
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Writes down that it begins, works for a moment (for long where the folder says so), writes down that it ends."""

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(os.environ["ACT_FOLDER"])
        self._write(folder, "begin")
        time.sleep(60 if (folder / "long").exists() else 0.2)
        self._write(folder, "end")
        self.stdout.write("Acted for anna@provkoping.example.")

    def _write(self, folder: Path, word: str) -> None:
        with (folder / "acts").open("a", encoding="utf-8") as file:
            file.write(f"{word} {os.getpid()}\n")
