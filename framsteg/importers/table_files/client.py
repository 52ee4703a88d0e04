"""A file's bytes, and the grid of cells in them."""

import io

from python_calamine import CalamineError, CalamineWorkbook

from framsteg.importers.shared.delimited import Grid, delimited
from framsteg.importers.shared.file_errors import UnreadableFile
from framsteg.importers.shared.files import is_workbook


def looks_like_json(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def grid_of(content: bytes, name: str) -> Grid:
    """The cells of a CSV file, or of a workbook's first sheet that has any."""
    return _workbook(content, name) if is_workbook(content) else delimited(content, name)


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
