"""Tables as files for people: CSV and Excel workbooks, the same bytes for the same values."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Tells Excel the character set of a CSV file."""
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NARROWEST, _WIDEST = 8, 60


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name, its columns in order, and its rows as values by column."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows with a heading. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(row[name]) for name in columns} for row in rows)
    return f"{BYTE_ORDER_MARK}{text.getvalue()}".encode()


def workbook(sheets: Sequence[Sheet], *, title: str, made_at: datetime) -> bytes:
    """The sheets as an Excel workbook. Texts are written as texts, so that nothing in them is run."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, heading, day)
    return content.getvalue()


def _write(page: Any, sheet: Sheet, heading: Any, day: Any) -> None:
    page.freeze_panes(1, 0)
    page.write_row(0, 0, sheet.columns, heading)
    for place, row in enumerate(sheet.rows, 1):
        for at, name in enumerate(sheet.columns):
            _put(page, place, at, row[name], day)
    for at, name in enumerate(sheet.columns):
        longest = max((len(str(row[name] or "")) for row in sheet.rows), default=0)
        page.set_column(at, at, min(_WIDEST, max(_NARROWEST, len(name), longest) + 2))


def _put(page: Any, row: int, column: int, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, day)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, str(value))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(STARTS_FORMULA):
        return f"'{value}"
    return value
