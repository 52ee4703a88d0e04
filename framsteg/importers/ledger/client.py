"""A ledger's bytes as text, or as the sheets of a workbook. Nothing is trusted to be what its name says."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from framsteg.importers.shared.errors import EmptyAnswer
from framsteg.importers.shared.file_errors import FileTooLarge
from framsteg.lib.http import MEGABYTE

from .errors import ProtectedWorkbook, UnreadableLedger, WorkbookTooLarge

LARGEST_BYTES = 50 * MEGABYTE
LARGEST_UNPACKED = 500 * MEGABYTE
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part of an Office file in which a protected workbook lies."""

Grid = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Decoded:
    """A text and how it was encoded; `is_expected` is false where the format says something else."""

    text: str
    encoding: str
    is_expected: bool


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises UnreadableLedger, EmptyAnswer or FileTooLarge."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise FileTooLarge(file=path.name, megabytes=LARGEST_BYTES // MEGABYTE)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableLedger(file=path.name) from error
    return checked(content, path.name)


def checked(content: bytes, name: str) -> bytes:
    """The same rules for what was uploaded."""
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge(file=name, megabytes=LARGEST_BYTES // MEGABYTE)
    if not content.strip(b" \t\r\n\x00"):
        raise EmptyAnswer(where=name)
    return content


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def is_sie(content: bytes) -> bool:
    """SIE begins with #FLAGGA; some programs write another item or empty lines first."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"#")


def sheets(content: bytes, name: str) -> Sequence[Grid]:
    """The cells of every sheet, as text, numbers and dates; a formula is its last value."""
    _check_workbook(content, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            workbook.get_sheet_by_index(at).to_python(skip_empty_area=False)
            for at in range(len(workbook.sheet_names))
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableLedger(file=name) from error


def _check_workbook(content: bytes, name: str) -> None:
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise ProtectedWorkbook(file=name)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableLedger(file=name) from error
    if unpacked > LARGEST_UNPACKED:
        raise WorkbookTooLarge(file=name, megabytes=LARGEST_UNPACKED // MEGABYTE)


def delimited(content: bytes, name: str) -> Grid:
    """The cells of a CSV file: UTF-8 or UTF-16 with a mark, UTF-8, else Windows-1252 as Excel in Sweden writes it."""
    text = _text(content, name)
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    delimiter = max(";\t,|", key=lambda sign: sum(line.count(sign) > 1 for line in lines))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableLedger(file=name) from error


def _text(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise UnreadableLedger(file=name)
    return content.decode("cp1252", errors="replace")


CP437_LETTERS, LATIN_LETTERS = b"\x84\x86\x94\x8e\x8f\x99", b"\xe4\xe5\xf6\xc4\xc5\xd6"


def sie_text(content: bytes) -> Decoded:
    """SIE is written in code page 437; UTF-8 and Latin-1 occur and are told by their letters å, ä and ö."""
    if content.isascii():
        return Decoded(content.decode("ascii"), "CP437", True)
    try:
        return Decoded(content.decode("utf-8-sig"), "UTF-8", False)
    except UnicodeDecodeError:
        pass
    old = sum(content.count(letter) for letter in CP437_LETTERS)
    latin = sum(content.count(letter) for letter in LATIN_LETTERS)
    if latin > old:
        return Decoded(content.decode("cp1252", errors="replace"), "Latin-1", False)
    return Decoded(content.decode("cp437"), "CP437", True)
