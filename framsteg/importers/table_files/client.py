"""A file's bytes, and the grid of cells in them."""

import csv
import io
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from framsteg.importers.shared.errors import EmptyAnswer, FileTooLarge, UnreadableFile
from framsteg.lib.http import MEGABYTE

LARGEST_BYTES = 50 * MEGABYTE
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How Excel and OpenDocument files start: zipped, and the older Excel format."""

Grid = list[list[str]]


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises UnreadableFile, EmptyAnswer or FileTooLarge."""
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise FileTooLarge(file=path.name, megabytes=LARGEST_BYTES // MEGABYTE)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(file=path.name) from error
    return checked(content, path.name)


def checked(content: bytes, name: str) -> bytes:
    """The content of a file, if there is any and not too much. Raises EmptyAnswer or FileTooLarge."""
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge(file=name, megabytes=LARGEST_BYTES // MEGABYTE)
    if not content.strip():
        raise EmptyAnswer(where=name)
    return content


def looks_like_json(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def grid_of(content: bytes, name: str) -> Grid:
    """The cells of a CSV file, or of a workbook's first sheet that has any."""
    return _workbook(content, name) if content.startswith(WORKBOOKS) else _delimited(content, name)


def _workbook(content: bytes, name: str) -> Grid:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (workbook.get_sheet_by_index(at).to_python() for at in range(len(workbook.sheet_names)))
        rows = next((sheet for sheet in sheets if sheet), [])
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(file=name) from error
    return [[_as_text(cell) for cell in row] for row in rows]


def _as_text(cell: object) -> str:
    """A cell as it would be written in a CSV file.

    Whole numbers come as floats and lose their ".0"; others get a zero more, so that "23.729" from a workbook, where
    the point is certain, is not taken for one with a thousand separator.
    """
    if isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        return f"{text}0" if "." in text and "e" not in text else text
    return str(cell)


def _delimited(content: bytes, name: str) -> Grid:
    text = _decoded(content, name)
    lines = [line for line in text.splitlines() if line.strip()]
    delimiter = max(";\t,|", key=lambda sign: _regularity(lines, sign))
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(file=name) from error


def _decoded(content: bytes, name: str) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252 as Excel in Sweden writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise UnreadableFile(file=name)
    return content.decode("cp1252", errors="replace")


def _regularity(lines: list[str], sign: str) -> tuple[int, int]:
    """How many of the first lines have the commonest number of `sign`, where that is not none; then that number."""
    counts = [line.count(sign) for line in lines[:200]]
    present = [count for count in counts if count]
    if not present:
        return 0, 0
    commonest = max(set(present), key=present.count)
    return present.count(commonest), commonest
