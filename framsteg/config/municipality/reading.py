"""An archive is judged before anything of it is used: what no export of ours can be is refused, in a sentence."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from django.apps import apps

from framsteg.operations.archive import MANIFEST, PIECE
from framsteg.operations.rows import Digest

from .belongings import LEFT_OUT, OF_PAGES, OWNED, SHARED, SPECIAL
from .errors import NotAnExport, OtherVersion
from .exporting import FORM, README, SCHEMA, columns_of
from .keys import Row

MOST_MEMBERS = 200_000
LARGEST = 50 * 2**30
LARGEST_MANIFEST = 64 * 2**20
LONGEST_ROW = 200 * 2**20
SMALL, MOST_TIMES = 64 * 2**20, 200
"""What is above so many bytes may be at most so many times larger than the archive."""
NAME = re.compile(
    r"(tables/[A-Za-z_]+\.[A-Za-z_]+\.jsonl|files/(media|raw)/[^\\\x00-\x1f]+|manifest\.json|schema\.json|README\.md)"
)
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Archive:
    """A whole archive whose list and names have been judged. What it holds is judged as it is read."""

    file: zipfile.ZipFile
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.manifest["municipality"]["name"])

    @property
    def tables(self) -> dict[str, Any]:
        return dict(self.manifest["tables"])

    @property
    def files(self) -> dict[str, str]:
        return dict(self.manifest["files"])

    def rows(self, label: str) -> list[Row]:
        """The rows of a table. Raises NotAnExport where they are not those that the list tells of."""
        found, told = [], Digest()
        for line in self._lines(f"tables/{label}.jsonl"):
            told.add(line)
            found.append(_row(label, line))
        if told.told() != {key: self.tables[label][key] for key in ("rows", "sum")}:
            raise NotAnExport(f"The rows of {label} are not those that were exported.")
        return found

    def copy(self, name: str, target: BinaryIO) -> None:
        """Write a file to `target`. Raises NotAnExport where it is not what the list says."""
        found = sha256()
        for piece in self._pieces(f"files/{name}"):
            found.update(piece)
            target.write(piece)
        if found.hexdigest() != self.files.get(name):
            raise NotAnExport(f"The file {name} is not the one that was exported.")

    def _lines(self, name: str) -> Iterator[str]:
        begun = b""
        for piece in self._pieces(name):
            *whole, begun = (begun + piece).split(b"\n")
            if len(begun) > LONGEST_ROW:
                raise NotAnExport(f"A row of {name} is larger than any row can be.")
            yield from (_text(name, line) for line in whole)
        if begun:
            raise NotAnExport(f"{name} ends in the middle of a row.")

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self.file.open(name) as source:
                while piece := source.read(PIECE):
                    yield piece
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise NotAnExport(f"{name} cannot be read from the archive: {error}.") from error


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at `path`, judged. Raises NotAnExport and OtherVersion."""
    try:
        file = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise NotAnExport(f"{path} cannot be read as a whole archive: {error}.") from error
    with file:
        _judge_members(file, path.stat().st_size)
        manifest = _manifest(file)
        _judge_list(file, manifest)
        yield Archive(file, manifest)


def _judge_members(file: zipfile.ZipFile, size: int) -> None:
    members = file.infolist()
    names = [each.filename for each in members]
    total = sum(each.file_size for each in members)
    if len(members) > MOST_MEMBERS or len(set(names)) != len(names):
        raise NotAnExport("The archive holds more files than an export can, or two with one name.")
    if total > LARGEST or (total > SMALL and total > MOST_TIMES * size):
        raise NotAnExport(
            f"The archive would become {total / 2**20:,.0f} MB when it is unpacked, from {size / 2**20:,.1f}: "
            "no export does that."
        )
    for each in members:
        steps = each.filename.split("/")
        if not NAME.fullmatch(each.filename) or ".." in steps or "" in steps or "." in steps:
            raise NotAnExport(f"The archive holds a file that no export has: {each.filename!r:.80}.")
        if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or each.flag_bits & 1:
            raise NotAnExport(f"{each.filename:.80} is packed in a way that no export uses.")


def _manifest(file: zipfile.ZipFile) -> dict[str, Any]:
    try:
        if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise NotAnExport("The archive's list is larger than any list can be.")
        told = json.loads(file.read(MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, RecursionError) as error:
        raise NotAnExport(f"The archive has no list of what it holds, or a broken one: {error}.") from error
    form = told.get("form") if isinstance(told, dict) else None
    if form != FORM:
        raise OtherVersion(f"The archive is in a form that this version does not know: {form!r:.60}.")
    return dict(told)


def _judge_list(file: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """The list names what is there, and only tables that a municipality has."""
    try:
        named = manifest["municipality"]
        is_told = all(isinstance(named[each], str) for each in ("code", "name", "slug"))
        sums = manifest["files"].values()
        are_sums = all(isinstance(each, str) and SHA256.fullmatch(each) for each in sums)
        listed = {f"tables/{label}.jsonl" for label in manifest["tables"]}
        are_counted = all(
            isinstance(each["rows"], int)
            and isinstance(each["highest"], int)
            and isinstance(each["sum"], str)
            for each in manifest["tables"].values()
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise NotAnExport("The archive's list of what it holds is broken.") from error
    listed |= {f"files/{name}" for name in manifest["files"]} | {MANIFEST, SCHEMA, README}
    if not (is_told and are_sums and are_counted) or listed != set(file.namelist()):
        raise NotAnExport("What the archive holds is not what its list tells of.")
    if unknown := manifest["tables"].keys() - {*OWNED, *SHARED, *OF_PAGES, *SPECIAL}:
        raise (NotAnExport if unknown & LEFT_OUT.keys() else OtherVersion)(
            f"The archive has a table that this version does not take in: {', '.join(sorted(unknown))}."
        )


def _text(name: str, line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise NotAnExport(f"{name} is not text.") from error


def _row(label: str, line: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotAnExport(f"A row of {label} cannot be read: {error}.") from error
    if not isinstance(row, dict):
        raise NotAnExport(f"A row of {label} is not a row.")
    if unknown := row.keys() - {field.attname for field in columns_of(apps.get_model(label))}:
        raise OtherVersion(
            f"The archive comes from a newer version: {label} has {', '.join(sorted(unknown))}, "
            "which this one does not know."
        )
    return row
