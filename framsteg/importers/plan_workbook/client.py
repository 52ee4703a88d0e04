"""A file's bytes as sheets of cells. Knows spreadsheets and nothing of plans."""

import marshal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from framsteg.importers.plan_workbook import guards, long_texts
from framsteg.importers.plan_workbook.cells import repaired
from framsteg.importers.plan_workbook.errors import NoSuchSheet
from framsteg.importers.plan_workbook.sheets import MEMORY, MOST_COLUMNS, MOST_ROWS, SECONDS
from framsteg.importers.shared.delimited import Grid, delimited
from framsteg.importers.shared.errors import SourceError
from framsteg.importers.shared.file_errors import (
    BrokenWorkbook,
    EmptySheet,
    PasswordProtected,
    TooManyRows,
    UnpacksTooLarge,
    UnreadableFile,
)

Merged = tuple[int, int, int, int]


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells as texts, and its merged cells: first row, first column, last row, last column, from 0."""

    name: str
    rows: Grid
    merged: tuple[Merged, ...] = ()
    is_too_large: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.is_too_large and not any(cell.strip() for row in self.rows for cell in row)


@dataclass(frozen=True)
class Workbook:
    name: str
    sheets: tuple[Sheet, ...]
    has_formulas: bool = field(default=False, compare=False)
    has_hidden: bool = field(default=False, compare=False)
    """Whether rows or columns are hidden; they are read all the same."""
    has_uncomputed: bool = field(default=False, compare=False)
    """Whether formulas lack a result."""
    hidden: tuple[str, ...] = field(default=(), compare=False)
    """The names of hidden sheets, which are not read."""

    def sheet(self, name: str) -> Sheet:
        """Raises NoSuchSheet or TooManyRows."""
        found = next((sheet for sheet in self.sheets if sheet.name == name), None)
        if found is None:
            raise NoSuchSheet(sheet=name, file=self.name, sheets=", ".join(each.name for each in self.sheets))
        if found.is_too_large:
            raise TooManyRows(sheet=name, limit=MOST_ROWS, columns=MOST_COLUMNS)
        return found


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises UnreadableFile, EmptyFile or FileTooLarge, the last without reading it."""
    try:
        guards.check_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(file=path.name) from error


def open_workbook(content: bytes, name: str) -> Workbook:
    """The sheets that have anything in them. Raises a SourceError that says what is wrong."""
    guards.check(content, name)
    sheets, hidden = (
        _workbook(content, name) if guards.is_workbook(content) else (_delimited(content, name), ())
    )
    filled = tuple(sheet for sheet in sheets if not sheet.is_empty)
    if not filled:
        raise EmptySheet(file=name)
    signs = guards.signs(content)
    return Workbook(name, filled, signs.formulas, signs.hidden, signs.uncomputed, hidden)


def _delimited(content: bytes, name: str) -> list[Sheet]:
    rows = delimited(content, name)
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise TooManyRows(sheet=name, limit=MOST_ROWS, columns=MOST_COLUMNS)
    return [Sheet(Path(name).stem, [[repaired(cell) for cell in row] for row in rows])]


def _workbook(content: bytes, name: str) -> tuple[list[Sheet], tuple[str, ...]]:
    """The visible sheets, and the names of the hidden ones."""
    command = [sys.executable, "-m", "framsteg.importers.plan_workbook.sheets"]
    root = Path(__file__).parents[3]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=2 * SECONDS, cwd=root, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BrokenWorkbook(file=name) from error
    if done.returncode:
        raise _what_stopped_it(done.returncode, _last_words(done.stderr), name)
    visible, hidden = marshal.loads(done.stdout)  # noqa: S302  written by our own process
    rests = long_texts.rests((title, rows) for title, rows, _merged, _too_large in visible)
    return [
        Sheet(
            title,
            [[repaired(cell) for cell in long_texts.whole(row, rests)] for row in rows],
            tuple(merged),
            large,
        )
        for title, rows, merged, large in visible
        if not (rests and title in long_texts.SHEETS)
    ], tuple(hidden)


def _last_words(told: bytes) -> str:
    """The error itself, without the way to it: that names folders, and theirs may be any names."""
    lines = told.decode(errors="replace").lower().strip().splitlines()
    return lines[-1] if lines else ""


def _what_stopped_it(code: int, told: str, name: str) -> SourceError:
    if "password" in told:
        return PasswordProtected(file=name)
    if code < 0 or "memory" in told:
        return UnpacksTooLarge(file=name, megabytes=MEMORY // guards.MEGABYTE)
    return BrokenWorkbook(file=name)
