"""Pages of a workbook as it is written: headings with their explanations, rows, and words to choose among."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from framsteg.importers.plan_workbook import long_texts
from framsteg.lib.later import Later

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = Later("xlsxwriter")

Cell = str | int | float | bool | date | None
ROWS_WITH_CHOICES = 1_000
NARROW = 16


@dataclass(frozen=True)
class Head:
    """A column's heading, what it holds, and how wide it is."""

    label: str
    explanation: str = ""
    width: int = NARROW


@dataclass
class Page:
    name: str
    heads: list[Head]
    rows: Iterable[Sequence[Cell]]
    is_read_back: bool = True
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """By column, the words to choose among."""

    def beside(self, other: "Page") -> None:
        """With the other page's columns, row by row; its first column is the same as this one's."""
        self.heads += other.heads[1:]
        pairs = zip(self.rows, other.rows, strict=True)
        self.rows = [(*own, *more[1:]) for own, more in pairs]


def written(pages: Sequence[Page], *, yes: str, no: str) -> bytes:
    """The workbook's bytes. Nothing in it is taken for a formula or an address."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        rests = long_texts.Rests()
        for page in pages:
            sheet = workbook.add_worksheet(page.name)
            sheet.freeze_panes(1, 0)
            _head(sheet, page, bold)
            for at, row in enumerate(page.rows, start=1):
                _row(sheet, at, chain(row), day, {True: yes, False: no}, rests)
        _rests(workbook, rests)
    return buffer.getvalue()


def _head(sheet: Any, page: Page, bold: Any) -> None:
    for column, head in enumerate(page.heads):
        sheet.write_string(0, column, head.label, bold)
        sheet.set_column(column, column, head.width)
        if head.explanation:
            sheet.write_comment(0, column, head.explanation, {"x_scale": 2})
    for column, words in page.choices.items():
        rule = {"validate": "list", "source": list(words), "error_type": "warning"}
        sheet.data_validation(1, column, ROWS_WITH_CHOICES, column, rule)


def _rests(workbook: Any, rests: long_texts.Rests) -> None:
    if rests.rows:
        sheet = workbook.add_worksheet(long_texts.SHEETS[(get_language() or "sv").startswith("en")])
        for at, row in enumerate(rests.rows):
            for column, piece in enumerate(row):
                sheet.write_string(at, column, piece)


def _row(
    sheet: Any, at: int, row: Iterable[Cell], day: Any, answers: Mapping[bool, str], rests: long_texts.Rests
) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            sheet.write_datetime(at, column, value, day)
        elif isinstance(value, bool):
            sheet.write_string(at, column, answers[value])
        elif isinstance(value, int | float):
            sheet.write_number(at, column, value)
        elif value:
            sheet.write_string(at, column, rests.fitting(value))
