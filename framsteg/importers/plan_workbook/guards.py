"""Looks at a file before anything opens it: its size, what kind it is, whether it is locked, and what it unpacks to."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from framsteg.importers.shared.file_errors import (
    BrokenWorkbook,
    EmptyFile,
    FileTooLarge,
    NotASpreadsheet,
    PasswordProtected,
    UnpacksTooLarge,
)

MEGABYTE = 1024 * 1024
LARGEST_BYTES = 25 * MEGABYTE
LARGEST_UNPACKED = 150 * MEGABYTE
"""A plan of 10,000 rows and 15 columns unpacks to some ten megabytes."""
CHUNK = MEGABYTE
ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_FOREIGN = (PDF, b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"MZ")


def check_size(size: int, name: str) -> None:
    """Raises EmptyFile or FileTooLarge."""
    if size > LARGEST_BYTES:
        raise FileTooLarge(file=name, megabytes=LARGEST_BYTES // MEGABYTE)
    if size == 0:
        raise EmptyFile(file=name)


def check(content: bytes, name: str) -> None:
    """Raises the error that says what is wrong with the file as a whole."""
    check_size(len(content), name)
    if not content.strip():
        raise EmptyFile(file=name)
    if content.startswith(_FOREIGN):
        raise NotASpreadsheet(file=name)
    if content.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtected(file=name)
    if content.startswith(ZIP):
        _check_zip(content, name)


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def _check_zip(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries) or _is_locked_ods(archive, names):
                raise PasswordProtected(file=name)
            _check_unpacked(content, entries, name)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError) as error:
        raise BrokenWorkbook(file=name) from error
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise NotASpreadsheet(file=name)


def _is_locked_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    manifest = "META-INF/manifest.xml"
    if manifest not in names:
        return False
    with archive.open(manifest) as file:
        return b"encryption-data" in file.read(MEGABYTE)


def _check_unpacked(content: bytes, entries: list[zipfile.ZipInfo], name: str) -> None:
    """The directory may lie about sizes, so what it says is checked first and the truth is counted after."""
    told = sum(entry.file_size for entry in entries)
    if told > LARGEST_UNPACKED or _unpacked(content, entries) > LARGEST_UNPACKED:
        raise UnpacksTooLarge(file=name, megabytes=LARGEST_UNPACKED // MEGABYTE)


def _unpacked(content: bytes, entries: list[zipfile.ZipInfo]) -> int:
    """Bytes that the entries really unpack to; counting ends where the limit is passed."""
    total = 0
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            total += entry.compress_size
            continue
        start = _data_start(content, entry)
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        piece = content[start : start + entry.compress_size]
        while piece and total <= LARGEST_UNPACKED:
            total += len(unpacker.decompress(piece, CHUNK))
            piece = unpacker.unconsumed_tail
    return total


def _data_start(content: bytes, entry: zipfile.ZipInfo) -> int:
    head = entry.header_offset
    name_length = int.from_bytes(content[head + 26 : head + 28], "little")
    extra_length = int.from_bytes(content[head + 28 : head + 30], "little")
    return head + 30 + name_length + extra_length


@dataclass(frozen=True)
class Signs:
    """What the cells do not tell: formulas, hidden rows or columns, and formulas without a result."""

    formulas: bool = False
    hidden: bool = False
    uncomputed: bool = False


_FORMULA = re.compile(rb"<f[ >]|table:formula=")
_HIDDEN = re.compile(rb"<(?:row|col) [^>]*\bhidden=\"(?:1|true)\"|table:visibility=\"(?:collapse|filter)\"")
_UNCOMPUTED = re.compile(rb"</f>(?:<v></v>|<v/>)?</c>")
_OVERLAP = 400
"""Bytes of a piece that are looked at together with the next; a row's own tag is shorter."""


def signs(content: bytes) -> Signs:
    """Formulas, which are read as last computed, and hidden rows and columns of an Excel or OpenDocument file."""
    if not content.startswith(ZIP):
        return Signs()
    formulas = hidden = uncomputed = False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in filter(_holds_cells, archive.namelist()):
            for piece in _pieces(archive, entry):
                formulas = formulas or bool(_FORMULA.search(piece))
                uncomputed = uncomputed or bool(_UNCOMPUTED.search(piece))
                hidden = hidden or bool(_HIDDEN.search(piece))
    return Signs(formulas, hidden, uncomputed)


def _holds_cells(entry: str) -> bool:
    return entry == "content.xml" or (entry.startswith("xl/worksheets/") and entry.endswith(".xml"))


def _pieces(archive: zipfile.ZipFile, entry: str) -> Iterator[bytes]:
    kept = b""
    with archive.open(entry) as file:
        while piece := file.read(CHUNK):
            yield kept + piece
            kept = piece[-_OVERLAP:]
