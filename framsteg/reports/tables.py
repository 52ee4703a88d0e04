"""Tables as files for a spreadsheet: nothing in them is run, and the same values give the same bytes."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from framsteg.lib.later import Later

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = Later("xlsxwriter")

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Tells spreadsheets the character set of a CSV file."""
ORE = Decimal("0.01")
AMOUNT, DAY = "#,##0.00", "yyyy-mm-dd"
AS_NEEDED = ".######"
FIRST_YEAR = 1900
"""Spreadsheets know no earlier days."""
LONGEST_CELL = 32_767
"""Most characters that a spreadsheet keeps in a cell."""
_NARROWEST, _WIDEST, _LONGEST_NAME = 8, 60, 31
_NOT_IN_NAMES = "[]:*?/\\'"

Cell = str | int | float | bool | Decimal | date | None
"""A decimal is an amount in kronor; None is an empty cell."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name, the titles of its columns, and its rows.

    `forms` says how numbers are written, column by column, where amounts in kronor are not meant.
    """

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    forms: Sequence[str] = ()


def csv_text(
    titles: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: str = ",",
    smallest: Decimal | None = ORE,
) -> str:
    """A table as CSV, decimals with a point. What a spreadsheet would take for a formula gets an apostrophe.

    `smallest` is what decimals are rounded to; None keeps them as they are.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_plain(title, smallest) for title in titles])
    writer.writerows([_plain(cell, smallest) for cell in row] for row in rows)
    return f"{BYTE_ORDER_MARK}{text.getvalue()}"


def workbook(
    sheets: Iterable[Sheet],
    *,
    title: str = "",
    author: str = "",
    language: str = "",
    made_at: datetime | None = None,
    colour: str = "",
) -> bytes:
    """The sheets as an Excel workbook with fixed headers, in `colour`. Texts are written as texts.

    No name comes twice, and each is one that a sheet may have.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        created = {"created": made_at.replace(tzinfo=None)} if made_at else {}
        book.set_properties({"title": title, "author": author, **created})
        if language:
            book.set_custom_property("Language", language)
        forms, used = _Forms(book, colour), set[str]()
        for sheet in sheets:
            _write(book.add_worksheet(_free(sheet.name, used)), sheet, forms)
    return content.getvalue()


class _Forms:
    """How cells are written; each way of writing is kept once in the workbook."""

    def __init__(self, book: Any, colour: str) -> None:
        self.book = book
        coloured = {"font_color": colour} if colour else {}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", **coloured})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.made: dict[str, Any] = {}

    def __getitem__(self, form: str) -> Any:
        if form not in self.made:
            self.made[form] = self.book.add_format({"num_format": form, "valign": "top"})
        return self.made[form]


def _free(name: str, used: set[str]) -> str:
    """A name that a sheet may have and that none has yet."""
    short = "".join(letter for letter in name if letter not in _NOT_IN_NAMES)[:_LONGEST_NAME] or "1"
    tries = (short, *(f"{short[: _LONGEST_NAME - 5]}-{at}" for at in range(2, 10_000)))
    free = next(each for each in tries if each.casefold() not in used)
    used.add(free.casefold())
    return free


def _write(page: Any, sheet: Sheet, forms: _Forms) -> None:
    page.write_row(0, 0, sheet.titles, forms.heading)
    page.freeze_panes(1, 0)
    for place, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            form = sheet.forms[column] if column < len(sheet.forms) else ""
            _put(page, (place, column), cell, form, forms)
    for column, title in enumerate(sheet.titles):
        longest = max((len(str(row[column] or "")) for row in sheet.rows), default=0)
        page.set_column(column, column, min(_WIDEST, max(_NARROWEST, len(title), longest) + 2))


def _put(page: Any, at: tuple[int, int], cell: Cell, form: str, forms: _Forms) -> None:
    match cell:
        case None | "":
            return
        case bool():
            page.write_boolean(*at, cell)
        case Decimal():
            page.write_number(*at, float(cell), forms[_fitting(form or AMOUNT, cell)])
        case int() | float():
            page.write_number(*at, cell, forms[_fitting(form, cell)] if form else None)
        case date() if cell.year >= FIRST_YEAR:
            page.write_datetime(*at, cell, forms[DAY])
        case _:
            page.write_string(*at, str(cell)[:LONGEST_CELL], forms.text)


def _fitting(form: str, number: int | float | Decimal) -> str:
    """Without the decimals that are written only where there are any: a whole number would end in a comma."""
    return form.replace(AS_NEEDED, "") if number == int(number) else form


def _plain(cell: Cell, smallest: Decimal | None) -> Any:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell if smallest is None else cell.quantize(smallest):f}"
        case str() if cell.startswith(STARTS_FORMULA):
            return f"'{cell}"
    return cell
