"""Where the series of a scan come from, read one chunk at a time.

A folder: each CSV or workbook in it is a series, each ``.npz`` many. A CSV with a series column: the rows of a series
stand together. An ``.npz`` holds ``names`` (S,), ``units`` (n,), ``periods`` (T,) and ``values`` (S, n, T).
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

import numpy as np

from framsteg.evaluation.errors import ColumnNotFoundError, EvaluationError, UnreadableFileError
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.reading import Columns, panel_of, read_panel
from framsteg.evaluation.scan import Chunk

Named = tuple[str, Panel | EvaluationError]
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def chunks_of(
    path: Path, size: int, series_column: str | None = None, columns: Columns | None = None
) -> Iterator[Chunk]:
    """Chunks of at most ``size`` series. Raises UnreadableFileError when there is nothing to scan."""
    if path.is_dir():
        yield from folder_chunks(path, size, columns)
    elif path.suffix == ".npz":
        yield from array_chunks(path, size)
    elif series_column is not None:
        yield from grouped(path.stem, series_of(path, series_column, columns), size)
    else:
        yield from grouped(path.stem, [table_series(path, columns)], size)


def folder_chunks(path: Path, size: int, columns: Columns | None) -> Iterator[Chunk]:
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in (*TABLES, ".npz"))
    if not files:
        raise UnreadableFileError(reason=f"there are no series in {path.name}")
    for file in files:
        if file.suffix == ".npz":
            yield from array_chunks(file, size)
    tables = (table_series(file, columns) for file in files if file.suffix != ".npz")
    yield from grouped(path.name, tables, size)


def table_series(path: Path, columns: Columns | None) -> Named:
    """One file as one series; what is wrong with it becomes its answer."""
    try:
        return path.stem, read_panel(path, columns, drop_incomplete=True).panel
    except EvaluationError as error:
        return path.stem, error


def grouped(name: str, series: Iterable[Named], size: int) -> Iterator[Chunk]:
    source, number = iter(series), 0
    while part := list(islice(source, size)):
        yield Chunk(f"{name}-{number:05d}", tuple(item[0] for item in part), tuple(item[1] for item in part))
        number += 1


def array_chunks(path: Path, size: int) -> Iterator[Chunk]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            names, units = [str(name) for name in stored["names"]], [str(unit) for unit in stored["units"]]
            periods, values = [str(period) for period in stored["periods"]], stored["values"]
    except (OSError, ValueError, KeyError) as error:
        raise UnreadableFileError(reason=f"{path.name}: {error}") from error
    series = ((name, checked(units, periods, values[place])) for place, name in enumerate(names))
    yield from grouped(path.stem, series, size)


def checked(units: Sequence[str], periods: Sequence[str], values: object) -> Panel | EvaluationError:
    try:
        return Panel.of(units, periods, values)
    except EvaluationError as error:
        return error


def series_of(path: Path, series_column: str, columns: Columns | None) -> Iterator[Named]:
    """Stream a long CSV (UTF-8) whose rows of one series stand together."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        delimiter = max(";\t,", key=first.count)
        header = next(csv.reader([first], delimiter=delimiter))
        if series_column not in header:
            raise ColumnNotFoundError(role="series", columns=", ".join(header))
        place = header.index(series_column)
        rows = csv.reader(file, delimiter=delimiter)
        for name, part in groupby(rows, key=lambda row: row[place]):
            table = [header[:place] + header[place + 1 :], *(row[:place] + row[place + 1 :] for row in part)]
            try:
                yield name, panel_of(table, columns or Columns(), True)[0]
            except EvaluationError as error:
                yield name, error


def write_series(path: Path, names: Sequence[str], panels: Sequence[Panel]) -> None:
    """Store series on the same units and periods as one ``.npz`` for a scan."""
    np.savez(
        path,
        names=np.array(names),
        units=np.array(panels[0].units),
        periods=np.array(panels[0].periods),
        values=np.stack([panel.values for panel in panels]),
    )
