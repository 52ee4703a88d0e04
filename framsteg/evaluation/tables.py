"""The cells of a table in a file: CSV in any usual encoding and delimiter, gzipped or not, or a workbook."""

import csv
import gzip
import io
import zlib
from datetime import datetime

from framsteg.evaluation.errors import UnreadableFileError

EXCEL = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
LOOKED_AT = 30
"""Lines by which the delimiter is found."""

Table = list[list[str]]


def excel_table(content: bytes, sheet: str | None) -> Table:
    """Cells of the first (or the named) sheet as text; whole numbers lose the point the reader gives them."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise UnreadableFileError(reason="python-calamine is not installed, which reads workbooks") from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = (book.get_sheet_by_name(sheet) if sheet else book.get_sheet_by_index(0)).to_python()
    except (CalamineError, ValueError, IndexError) as error:
        raise UnreadableFileError(reason=str(error)) from error
    return tidy([[cell_text(cell) for cell in row] for row in rows])


def cell_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()


def text_table(content: bytes) -> Table:
    """Rows of a delimited text in UTF-8 (with or without a mark), UTF-16 with a mark, or Windows-1252."""
    text = decoded(content)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise UnreadableFileError(reason="it is empty")
    if "\x00" in text or lines[0].lstrip().startswith(("<", "{", "[")):
        raise UnreadableFileError(reason="it is not a delimited text")
    delimiter = delimiter_of(lines[:LOOKED_AT])
    return tidy([[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter)])


def delimiter_of(lines: list[str]) -> str:
    """The sign that most lines hold as often; commas may be decimal ones, so that they come last."""
    marks = ";\t|,"

    def fit(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines if line.count(mark)]
        return (max(map(counts.count, counts), default=0), -marks.index(mark))

    return max(marks, key=fit)


def unpacked(content: bytes) -> bytes:
    """What a gzipped file holds; other content as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFileError(reason=str(error)) from error


def decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def without_titles(rows: Table) -> Table:
    """Without lines of text above and below: rows with one cell, where the table has several."""
    whole = [place for place, row in enumerate(rows) if sum(map(bool, row)) > 1]
    return rows[whole[0] : whole[-1] + 1] if whole else rows


def tidy(rows: Table) -> Table:
    """Without empty rows; short rows filled. A table needs a header, a row and two columns."""
    rows = without_titles([row for row in rows if any(row)])
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or width < 2:
        raise UnreadableFileError(reason="it has no rows below a header with at least two columns")
    return [row + [""] * (width - len(row)) for row in rows]
