"""Tables as files for a spreadsheet: nothing in them is run, and amounts are numbers that can be summed."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
ORE = Decimal("0.01")

Cell = str | int | Decimal | None
"""A decimal is an amount in kronor; None is an empty cell."""


@dataclass(frozen=True)
class Sheet:
    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as CSV, with a mark that tells spreadsheets the character set, decimals with a point."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return f"\ufeff{text.getvalue()}"


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Tables as an Excel workbook, one on each sheet, with fixed headers."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False}) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        money = book.add_format({"num_format": "#,##0.00"})
        for table in sheets:
            sheet = book.add_worksheet(table.name[:31])
            sheet.write_row(0, 0, table.titles, heading)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(table.titles) - 1, 18)
            for at, row in enumerate(table.rows, 1):
                for column, cell in enumerate(row):
                    _write(sheet, at, column, cell, money)
    return output.getvalue()


def _write(sheet: "xlsxwriter.worksheet.Worksheet", at: int, column: int, cell: Cell, money: object) -> None:
    if isinstance(cell, Decimal):
        sheet.write_number(at, column, float(cell), money)
    elif isinstance(cell, int):
        sheet.write_number(at, column, cell)
    elif cell:
        sheet.write_string(at, column, cell)


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell.quantize(ORE))
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_FORMULA) else cell
