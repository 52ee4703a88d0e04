"""Read a panel from a table as people have it: CSV or Excel, long or wide, Swedish or English numbers.

Long tables have a row per unit and period; wide ones a row per unit and a column per period, or the other way round.
Columns are guessed by name and content; each guess can be overridden.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framsteg.evaluation.errors import (
    ColumnNotFoundError,
    NotANumberError,
    NotAPeriodColumnError,
    UnreadableFileError,
)
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.periods import is_period, names_period
from framsteg.evaluation.tables import EXCEL, Table, excel_table, text_table, unpacked

UNIT_NAMES = (
    "unit", "municipality_code", "kommunkod", "code", "kod", "municipality", "kommun", "region", "regionname",
    "country", "state", "land", "name", "namn", "id", "unit_name", "unitname", "regionno", "index",
)  # fmt: skip
PERIOD_NAMES = (
    "period",
    "year",
    "år",
    "ar",
    "time",
    "tid",
    "date",
    "datum",
    "month",
    "månad",
    "quarter",
    "kvartal",
)
VALUE_NAMES = (
    "value", "värde", "varde", "population", "folkmängd", "outcome", "y", "cigsale", "gdp", "gdpcap", "antal",
)  # fmt: skip
WRITTEN_BY_PROGRAMS = re.compile(r"^X?(\d{4})(\.0)?$")
EMPTY = ("", "na", "nan", "null", "none", ".", "..", "...", "-", "n/a", "#n/a")


MOSTLY = 0.9


@dataclass(frozen=True)
class Columns:
    """Names to use instead of guesses; ``holding`` is a unit that the guessed unit column must hold, if any does."""

    unit: str | None = None
    period: str | None = None
    value: str | None = None
    holding: str | None = None


@dataclass(frozen=True)
class ReadPanel:
    """The panel, the SHA-256 of the file's bytes and, for messages, the columns that were used."""

    panel: Panel
    file_hash: str
    columns: Columns
    is_wide: bool


def read_panel(
    path: Path, columns: Columns | None = None, drop_incomplete: bool = False, sheet: str | None = None
) -> ReadPanel:
    """Read ``path``. Raises the named errors for what is wrong with it, nothing half read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(reason=error.strerror or str(error)) from error
    table = excel_table(content, sheet) if path.suffix.lower() in EXCEL else text_table(unpacked(content))
    panel, used, is_wide = panel_of(table, columns or Columns(), drop_incomplete)
    return ReadPanel(panel, hashlib.sha256(content).hexdigest(), used, is_wide)


def panel_of(table: Table, columns: Columns, drop_incomplete: bool) -> tuple[Panel, Columns, bool]:
    header = table[0]
    period_columns = [place for place, name in enumerate(header) if names_period(name)]
    if columns.value is None and columns.period is None and len(period_columns) >= 3:
        return wide_by_period(table, period_columns, columns, drop_incomplete)
    if columns.value is None and columns.unit is None and is_wide_by_unit(table):
        return wide_by_unit(table, columns, drop_incomplete)
    return long_panel(table, columns, drop_incomplete)


def wide_by_period(
    table: Table, period_columns: list[int], columns: Columns, drop_incomplete: bool
) -> tuple[Panel, Columns, bool]:
    """A row per unit, a column per period."""
    header = table[0]
    unit = place_of(
        header, columns.unit, UNIT_NAMES, "unit", [p for p in range(len(header)) if p not in period_columns]
    )
    refuse_passed_over(table, period_columns, unit)
    cells = [(row[unit], header[place], row[place]) for row in table[1:] for place in period_columns]
    return from_cells(cells, drop_incomplete), Columns(unit=header[unit]), True


def refuse_passed_over(table: Table, period_columns: list[int], unit: int) -> None:
    """No figures are lost for their column's name: "2013p" beside 2011 and 2012, or anything between the two."""
    header, first, last = table[0], period_columns[0], period_columns[-1]
    passed = [
        name
        for place, name in enumerate(header)
        if place not in (unit, *period_columns)
        and (first < place < last or name[:1].isdecimal())
        and holds_numbers([row[place] for row in table[1:]])
    ]
    if passed:
        raise NotAPeriodColumnError(columns=", ".join(passed), first=header[first], last=header[last])


def holds_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.lower() not in EMPTY]
    return bool(filled) and mostly_numbers(filled)


def is_wide_by_unit(table: Table) -> bool:
    """The first column holds periods, each once, and all other columns numbers; none is called a value."""
    first = [row[0] for row in table[1:]]
    if len(table[0]) < 4 or len(set(first)) < len(first) or not all(map(is_period, first)):
        return False
    others = [cell for row in table[1:] for cell in row[1:]]
    return not any(name.lower() in VALUE_NAMES for name in table[0]) and mostly_numbers(others)


def mostly_numbers(cells: Sequence[str]) -> bool:
    """Whether they are meant to be numbers: so many are that the others are mistakes, to be named as such."""
    return sum(map(is_number, cells)) >= MOSTLY * len(cells)


def wide_by_unit(table: Table, columns: Columns, drop_incomplete: bool) -> tuple[Panel, Columns, bool]:
    """A row per period, a column per unit."""
    header = table[0]
    period = 0 if columns.period is None else place_of(header, columns.period, (), "period", [])
    places = [place for place in range(len(header)) if place != period]
    cells = [(header[place], row[period], row[place]) for row in table[1:] for place in places]
    return from_cells(cells, drop_incomplete), Columns(period=header[period]), True


def long_panel(table: Table, columns: Columns, drop_incomplete: bool) -> tuple[Panel, Columns, bool]:
    """A row per unit and period."""
    header, rows = table[0], table[1:]
    everything = list(range(len(header)))
    periods = [p for p in everything if all(is_period(row[p]) for row in rows)]
    periods.sort(key=lambda p: header[p].lower().strip() in UNIT_NAMES)
    period = place_of(header, columns.period, PERIOD_NAMES, "period", periods)
    numbers = [p for p in everything if p != period and mostly_numbers([row[p] for row in rows])]
    words = [p for p in everything if p != period and p not in numbers]
    unit = place_of(header, columns.unit, UNIT_NAMES, "unit", words)
    if columns.unit is None and columns.holding is not None:
        holders = [p for p in (unit, *words) if any(row[p] == columns.holding for row in rows)]
        unit = holders[0] if holders else unit
    value = place_of(header, columns.value, VALUE_NAMES, "value", [p for p in numbers if p != unit])
    cells = [(row[unit], row[period], row[value]) for row in rows]
    used = Columns(header[unit], header[period], header[value])
    return from_cells(cells, drop_incomplete), used, False


def place_of(
    header: Sequence[str], wanted: str | None, names: tuple[str, ...], role: str, fitting: list[int]
) -> int:
    """The wanted column; else the first known name; else the only column whose content fits."""
    lowered = [name.lower().strip() for name in header]
    if wanted is not None:
        if wanted.lower().strip() in lowered:
            return lowered.index(wanted.lower().strip())
        raise ColumnNotFoundError(role=role, columns=", ".join(header))
    for name in names:
        if name in lowered:
            return lowered.index(name)
    if len(fitting) == 1 or (role in ("unit", "period") and fitting):
        return fitting[0]
    raise ColumnNotFoundError(role=role, columns=", ".join(header))


def period_label(text: str) -> str:
    """2001 for X2001 and 2001.0, which statistics programs write; other labels as they are."""
    return WRITTEN_BY_PROGRAMS.sub(r"\1", text)


def from_cells(cells: Sequence[tuple[str, str, str]], drop_incomplete: bool) -> Panel:
    return Panel.from_rows(
        (
            (unicodedata.normalize("NFC", unit), period_label(period), number(unit, period, cell))
            for unit, period, cell in cells
        ),
        drop_incomplete,
    )


def number(unit: str, period: str, cell: str) -> float:
    """The number in a cell; empty ones are NaN. Raises NotANumberError."""
    if cell.lower() in EMPTY:
        return float("nan")
    try:
        return float(normal(cell))
    except ValueError as error:
        raise NotANumberError(unit=unit, period=period, value=cell) from error


def is_number(cell: str) -> bool:
    if cell.lower() in EMPTY:
        return True
    try:
        float(normal(cell))
    except ValueError:
        return False
    return True


def normal(cell: str) -> str:
    """English spelling of a number: spaces and thousands marks gone, decimal comma a point, minus sign a hyphen."""
    text = re.sub(r"[\s\u00a0\u202f']", "", cell).replace("\u2212", "-")
    if "," in text and "." in text:
        last_is_comma = text.rindex(",") > text.rindex(".")
        return text.replace(".", "").replace(",", ".") if last_is_comma else text.replace(",", "")
    if text.count(",") > 1:
        return text.replace(",", "")
    return text.replace(",", ".")
