"""A report as data: the tree as JSON, each table as CSV, and one workbook with everything explained."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

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
from framsteg.reports.tables import AMOUNT, AS_NEEDED, DAY, Sheet, csv_text, workbook

_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN = f"#,##0{AS_NEEDED}"
_FORMS = {
    ColumnKind.NUMBER: _PLAIN,
    ColumnKind.CHANGE: f"+#,##0{AS_NEEDED};-#,##0{AS_NEEDED};0",
    ColumnKind.PERCENT: "0.0###",
    ColumnKind.MONEY: AMOUNT,
    ColumnKind.DATE: DAY,
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
    for sheet in _sheets(report):
        yield sheet.name, _csv(sheet)
    yield "alla-siffror", _csv(_figures(report))
    yield "forklaringar", _csv(_explanations(report))


def as_xlsx(report: Report, look: Look) -> bytes:
    """One workbook: what it is, a sheet for each table, all figures, and explanations."""
    sheets = (_about(report), *_sheets(report), _figures(report), _explanations(report))
    return workbook(
        sheets,
        title=report.title,
        author=report.meta.publisher,
        language=report.language,
        colour=look.heading,
    )


def _sheets(report: Report) -> Iterator[Sheet]:
    for name, table in _named(report).items():
        titles = [column.title for column in table.columns]
        rows = [_values(report, table, row) for row in table.rows]
        yield Sheet(
            name,
            titles,
            rows,
            [_FORMS.get(column.kind, _FORMS[ColumnKind.NUMBER]) for column in table.columns],
        )


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


def _csv(sheet: Sheet) -> bytes:
    return csv_text(sheet.titles, sheet.rows, delimiter=";", smallest=None).encode()


def _figures(report: Report) -> Sheet:
    names = ("key", "figure", "value", "high", "unit", "rule", "counted_of", "source")
    titles = [label(name, report.language) for name in names]
    rows = list(_figure_rows(report))
    return Sheet(label("figures_sheet", report.language), titles, rows, [_PLAIN] * len(names))


def _figure_rows(report: Report) -> Iterator[tuple[Value, ...]]:
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


def _explanations(report: Report) -> Sheet:
    titles = [label(name, report.language) for name in ("table", "column", "kind", "explanation")]
    rows = [
        (name, column.title, column.kind.value, column.explanation)
        for name, table in _named(report).items()
        for column in table.columns
    ]
    return Sheet(label("explanations_sheet", report.language), titles, rows)


def _about(report: Report) -> Sheet:
    meta, language = report.meta, report.language
    told = [(label("as_of", language), meta.as_of.isoformat()), (label("contact", language), meta.contact)]
    if meta.edition:
        told += [
            (label("edition", language), str(meta.edition.number)),
            (label("cite_as", language), meta.edition.citation),
        ]
    told += [(name, table.title) for name, table in _named(report).items()]
    return Sheet(label("about_file", language), [report.title, ""], told)
