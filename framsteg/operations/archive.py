"""A backup in one file: a ZIP with a table a file, the files that people uploaded, and a list of it all.

`rows/<model>.jsonl` holds one row a line, its values in the order that the list names; `files/<folder>/…` holds files
as they are; `manifest.json` comes last, so that a backup without it is not a whole one.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from .errors import NotABackup

FORM = "framsteg-backup/1"
MANIFEST = "manifest.json"
PIECE = 1 << 20


@contextmanager
def written_whole(path: Path) -> Iterator[zipfile.ZipFile]:
    """A new archive at `path`, which appears there when it is whole, readable for its owner only."""
    passing = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with (
            os.fdopen(os.open(passing, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        ):
            yield archive
            archive.close()
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    """A backup and its list. Raises NotABackup."""
    try:
        archive = zipfile.ZipFile(path)
        manifest = json.loads(archive.read(MANIFEST))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise NotABackup(f"{path} cannot be read as a whole backup: {error}.") from error
    with archive:
        if manifest.get("form") != FORM:
            raise NotABackup(f"{path} is a backup in another form: {manifest.get('form')}.")
        yield archive, manifest


def add_file(archive: zipfile.ZipFile, name: str, source: Path) -> str:
    """Put the file into the archive under `name` and return its checksum."""
    checksum = sha256()
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as target:
        while piece := file.read(PIECE):
            checksum.update(piece)
            target.write(piece)
    return checksum.hexdigest()


def take_out(archive: zipfile.ZipFile, name: str, checksum: str, target: Path) -> None:
    """Write the file `name` to `target`. Raises NotABackup where it is not what the list says."""
    target.parent.mkdir(parents=True, exist_ok=True)
    found = sha256()
    with target.open("wb") as file:
        for piece in _pieces(archive, name):
            found.update(piece)
            file.write(piece)
    if found.hexdigest() != checksum:
        raise NotABackup(f"{name} in the backup is not what it was when the backup was made.")


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as source:
            while piece := source.read(PIECE):
                yield piece
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotABackup(f"{name} cannot be read from the backup: {error}.") from error


def lines(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The lines of a text in the archive."""
    begun = b""
    for piece in _pieces(archive, name):
        *whole, begun = (begun + piece).split(b"\n")
        yield from (line.decode() for line in whole)
    if begun:
        raise NotABackup(f"{name} in the backup ends in the middle of a row.")
