"""A report as data: the tree as JSON, each table as CSV, and one workbook with everything explained."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from framsteg.lib.plain_language import HARD_SPACE
from framsteg.reports.document import (
    Cite,
    Column,
    ColumnKind,
    Figure,
    Report,
    Row,
    Run,
    Table,
    Unit,
    figure_of,
    plain_text,
    tables_of,
    to_json,
)
from framsteg.reports.look import Look, label
from framsteg.reports.tables import STARTS_FORMULA

LONGEST_CELL = 32_767
"""Most characters that a spreadsheet keeps in a cell."""
FIRST_YEAR = 1900
"""Spreadsheets know no earlier days."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
_FORMATS = {
    ColumnKind.NUMBER: "#,##0.######",
    ColumnKind.CHANGE: "+#,##0.######;-#,##0.######;0",
    ColumnKind.PERCENT: "0.0###",
    ColumnKind.MONEY: "#,##0.00",
    ColumnKind.DATE: "yyyy-mm-dd",
}
Value = str | int | float | Decimal | date | None


def as_json(report: Report, look: Look) -> bytes:
    """The whole tree, with every figure, its rule and where it comes from."""
    return (json.dumps(to_json(report), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def as_csv(report: Report, look: Look) -> bytes:
    """A ZIP file with a CSV file for each table, one for all figures and one that explains the columns."""
    files = dict(csv_files(report))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _MOMENT), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def csv_files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Each table by its name, in UTF-8 with a mark that spreadsheets know it by."""
    for name, table in _named(report).items():
        rows = [[_plain(value) for value in _values(report, table, row)] for row in table.rows]
        yield name, _csv([[_plain(column.title) for column in table.columns], *rows])
    yield "alla-siffror", _csv([[_plain(value) for value in each] for each in _figure_rows(report)])
    yield "forklaringar", _csv([[_plain(value) for value in each] for each in _explanations(report)])


def as_xlsx(report: Report, look: Look) -> bytes:
    """One workbook: what it is, a sheet for each table, all figures, and explanations."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"title": report.title, "author": report.meta.publisher})
        book.set_custom_property("Language", report.language)
        sheets = _Sheets(book, look)
        sheets.add(label("about_file", report.language), _about(report))
        for name, table in _named(report).items():
            rows = [_values(report, table, row) for row in table.rows]
            sheets.add(name, [[column.title for column in table.columns], *rows], table.columns)
        sheets.add(label("figures_sheet", report.language), [list(each) for each in _figure_rows(report)])
        sheets.add(
            label("explanations_sheet", report.language), [list(each) for each in _explanations(report)]
        )
    return kept.getvalue()


class _Sheets:
    """The sheets of a workbook; names are shortened to what is allowed, and none comes twice."""

    def __init__(self, book: Any, look: Look) -> None:
        self.book = book
        self.head = book.add_format(
            {"bold": True, "bottom": 2, "text_wrap": True, "font_color": look.heading}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.formats = {
            kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in _FORMATS.items()
        }
        self.used: set[str] = set()

    def add(self, name: str, rows: list[list[Any]], columns: tuple[Column, ...] = ()) -> None:
        sheet = self.book.add_worksheet(self._free(name))
        for across in range(max((len(row) for row in rows), default=0)):
            longest = max((len(str(row[across])) for row in rows if across < len(row)), default=0)
            sheet.set_column(across, across, min(60, max(9, longest + 2)))
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                kind = columns[across].kind if across < len(columns) else ColumnKind.TEXT
                self._write(sheet, down, across, value, kind)
        sheet.freeze_panes(1, 0)

    def _write(self, sheet: Any, down: int, across: int, value: Value, kind: ColumnKind) -> None:
        if down == 0:
            sheet.write_string(down, across, str(value), self.head)
        elif isinstance(value, date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(down, across, value, self.formats[ColumnKind.DATE])
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(
                down, across, float(value), self.formats.get(kind, self.formats[ColumnKind.NUMBER])
            )
        elif value:
            sheet.write_string(down, across, str(value)[:LONGEST_CELL], self.text)

    def _free(self, name: str) -> str:
        short = "".join(letter for letter in name if letter not in "[]:*?/\\'")[:28] or "tabell"
        free = next(
            each
            for each in (short, *(f"{short}-{at}" for at in range(2, 10_000)))
            if each.lower() not in self.used
        )
        self.used.add(free.lower())
        return free


def _named(report: Report) -> dict[str, Table]:
    """The tables by names that differ."""
    named: dict[str, Table] = {}
    for table in tables_of(report):
        name, at = table.name or "tabell", 2
        while name in named:
            name, at = f"{table.name}-{at}", at + 1
        named[name] = table
    return named


def _values(report: Report, table: Table, row: Row) -> list[Value]:
    return [_value(report, column, runs) for column, runs in zip(table.columns, row.cells, strict=True)]


def _value(report: Report, column: Column, runs: tuple[Run, ...]) -> Value:
    """A cell that is one figure is that figure's value; every other cell is its words."""
    if len(runs) == 1 and isinstance(runs[0], Cite) and column.kind is not ColumnKind.TEXT:
        figure = figure_of(report, runs[0].key)
        if figure.value is None:
            return None
        if figure.high is None and not (isinstance(figure.value, date) and figure.precision != "day"):
            return value_of(figure)
    return plain_text(report, runs).replace(HARD_SPACE, " ")


def value_of(figure: Figure) -> Value:
    """The figure as data: money in kronor."""
    if figure.unit is Unit.MONEY and isinstance(figure.value, int):
        return Decimal(figure.value) / 100
    return figure.value


def _plain(value: Value) -> str:
    """A value in a CSV file: a point in decimals, and no text that a spreadsheet takes for a formula."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(STARTS_FORMULA) else value
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _csv(rows: list[list[Any]]) -> bytes:
    kept = io.StringIO()
    csv.writer(kept, delimiter=";", lineterminator="\r\n").writerows(rows)
    return kept.getvalue().encode("utf-8-sig")


def _figure_rows(report: Report) -> Iterator[tuple[Any, ...]]:
    language = report.language
    yield tuple(
        label(name, language)
        for name in ("key", "figure", "value", "high", "unit", "rule", "counted_of", "source")
    )
    for figure in report.figures:
        where = " | ".join(
            ", ".join(
                str(part)
                for part in (each.kind, each.id, each.label, each.note, each.as_of or "", each.url)
                if part
            )
            for each in figure.trail
        )
        unit = "kr" if figure.unit is Unit.MONEY else "%" if figure.unit is Unit.PERCENT else figure.measured
        yield figure.key, figure.label, value_of(figure), figure.high, unit, figure.rule, figure.of, where


def _explanations(report: Report) -> Iterator[tuple[str, ...]]:
    yield tuple(label(name, report.language) for name in ("table", "column", "kind", "explanation"))
    for name, table in _named(report).items():
        for column in table.columns:
            yield name, column.title, column.kind.value, column.explanation


def _about(report: Report) -> list[list[str]]:
    meta, language = report.meta, report.language
    told = [
        [report.title, ""],
        [label("as_of", language), meta.as_of.isoformat()],
        [label("contact", language), meta.contact],
    ]
    if meta.edition:
        told += [
            [label("edition", language), str(meta.edition.number)],
            [label("cite_as", language), meta.edition.citation],
        ]
    told += [[name, table.title] for name, table in _named(report).items()]
    return told
