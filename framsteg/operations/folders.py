"""A folder of backups, a file for each night."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

NAME = "framsteg-{:%Y-%m-%dT%H%M%S}.zip"
PATTERN = "framsteg-????-??-??T??????.zip"


def next_file(folder: Path, *, at: datetime) -> Path:
    """Named by the time, so that the names stand in order."""
    return folder / NAME.format(at)


def older_than(folder: Path, keep: int) -> Sequence[Path]:
    """All but the newest `keep` backups in the folder. Other files are nobody's business here."""
    return sorted(folder.glob(PATTERN))[:-keep]
