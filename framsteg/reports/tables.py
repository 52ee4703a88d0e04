"""Tables as files for a spreadsheet: nothing in them is run, and the same values give the same bytes."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Tells spreadsheets the character set of a CSV file."""
ORE = Decimal("0.01")
_NARROWEST, _WIDEST, _LONGEST_NAME = 8, 60, 31

Cell = str | int | float | bool | Decimal | date | None
"""A decimal is an amount in kronor; None is an empty cell."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name, the titles of its columns, and its rows."""

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as CSV, decimals with a point. What a spreadsheet would take for a formula gets an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return f"{BYTE_ORDER_MARK}{text.getvalue()}"


def workbook(sheets: Iterable[Sheet], *, title: str = "", made_at: datetime | None = None) -> bytes:
    """The sheets as an Excel workbook with fixed headers. Texts are written as texts."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        created = {"created": made_at.replace(tzinfo=None)} if made_at else {}
        book.set_properties({"title": title, **created})
        forms = {
            "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            Decimal: book.add_format({"num_format": "#,##0.00"}),
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name[:_LONGEST_NAME]), sheet, forms)
    return content.getvalue()


def _write(page: Any, sheet: Sheet, forms: dict[Any, Any]) -> None:
    page.write_row(0, 0, sheet.titles, forms["heading"])
    page.freeze_panes(1, 0)
    for place, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _put(page, place, column, cell, forms)
    for column, title in enumerate(sheet.titles):
        longest = max((len(str(row[column] or "")) for row in sheet.rows), default=0)
        page.set_column(column, column, min(_WIDEST, max(_NARROWEST, len(title), longest) + 2))


def _put(page: Any, row: int, column: int, cell: Cell, forms: dict[Any, Any]) -> None:
    match cell:
        case None | "":
            return
        case bool():
            page.write_boolean(row, column, cell)
        case Decimal():
            page.write_number(row, column, float(cell), forms[Decimal])
        case int() | float():
            page.write_number(row, column, cell)
        case date():
            page.write_datetime(row, column, cell, forms[date])
        case _:
            page.write_string(row, column, cell)


def _plain(cell: Cell) -> Any:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return str(cell.quantize(ORE))
        case str() if cell.startswith(STARTS_FORMULA):
            return f"'{cell}"
    return cell
