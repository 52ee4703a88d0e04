"""A file's bytes, and the grid of cells in them."""

import io
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from framsteg.importers.shared.delimited import Grid, delimited
from framsteg.importers.shared.errors import EmptyAnswer
from framsteg.importers.shared.file_errors import FileTooLarge, UnreadableFile
from framsteg.lib.http import MEGABYTE

LARGEST_BYTES = 50 * MEGABYTE
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How Excel and OpenDocument files start: zipped, and the older Excel format."""


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
    return _workbook(content, name) if content.startswith(WORKBOOKS) else delimited(content, name)


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
