"""`manage.py read_bounces`: takes in what mail servers say about letters that did not arrive."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.mail import bounces
from framsteg.participation.actions.bounces import take

LARGEST = 20 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Reads notifications (RFC 3464) from files, from a Maildir, or from the standard input, as mail servers give "
        "it to a program. From a Maildir what has been read is moved to its folder cur."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "where", nargs="*", type=Path, help="files or Maildirs; none for the standard input"
        )

    def handle(self, *args: Any, where: list[Path], **options: Any) -> None:
        told: Counter[str] = Counter()
        if not where:
            told[self._taken(sys.stdin.buffer.read(LARGEST))] += 1
        for path in _files(where):
            told[self._taken(path.read_bytes()[:LARGEST])] += 1
            if path.parent.name == "new":
                path.rename(path.parent.parent / "cur" / f"{path.name}:2,S")
        self.stdout.write(
            f"Ended: {told['ended']}. Failed, tried again with the next letter: {told['failed']}. "
            f"Noted on other letters: {told['noted']}. Not about letters from here: {told['unknown']}. "
            f"No notifications: {told['other']}."
        )

    def _taken(self, data: bytes) -> str:
        try:
            bounce = bounces.read(data)
        except bounces.NoBounce:
            return "other"
        return take(bounce, at=timezone.now())


def _files(where: list[Path]) -> Iterator[Path]:
    for path in where:
        if not path.exists():
            raise CommandError(f"There is no {path}.")
        if path.is_dir() and not (path / "new").is_dir():
            raise CommandError(f"{path} is no Maildir: it has no folder called new.")
        yield from sorted((path / "new").iterdir()) if path.is_dir() else [path]
