"""A ledger's bytes as text, or as the sheets of a workbook. Nothing is trusted to be what its name says."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from framsteg.importers.shared import delimited, files
from framsteg.lib.http import MEGABYTE

from .errors import ProtectedWorkbook, UnreadableLedger, WorkbookTooLarge

LARGEST_UNPACKED = 200 * MEGABYTE
"""A hundred thousand transactions in eight columns unpack to some fifty megabytes."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part of an Office file in which a protected workbook lies."""

Grid = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: Grid


@dataclass(frozen=True)
class Decoded:
    """A text and how it was encoded; `is_expected` is false where the format says something else."""

    text: str
    encoding: str
    is_expected: bool


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises UnreadableLedger, EmptyAnswer or FileTooLarge."""
    return files.read_bytes(path, unreadable=UnreadableLedger)


def is_sie(content: bytes) -> bool:
    """SIE begins with #FLAGGA; some programs write another item or empty lines first."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"#")


def sheets(content: bytes, name: str) -> Sequence[Sheet]:
    """The sheets of a workbook, or of a CSV file the one that it is; a formula is its last value."""
    if not files.is_workbook(content):
        rows = delimited.delimited(content, name, unreadable=UnreadableLedger)
        return (Sheet(Path(name).stem, rows),)
    _check_workbook(content, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            Sheet(title, workbook.get_sheet_by_index(at).to_python(skip_empty_area=False))
            for at, title in enumerate(workbook.sheet_names)
        )
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableLedger(file=name) from error


def _check_workbook(content: bytes, name: str) -> None:
    if content.startswith(files.OLE):
        if ENCRYPTED in content:
            raise ProtectedWorkbook(file=name)
        return
    try:
        fits = files.unpacks_within(content, LARGEST_UNPACKED)
    except RuntimeError as error:  # so zipfile says that an entry is encrypted
        raise ProtectedWorkbook(file=name) from error
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError) as error:
        raise UnreadableLedger(file=name) from error
    if not fits:
        raise WorkbookTooLarge(file=name, megabytes=LARGEST_UNPACKED // MEGABYTE)


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
