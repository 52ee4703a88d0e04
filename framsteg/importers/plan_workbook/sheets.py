"""`python -m framsteg.importers.plan_workbook.sheets`: reads a workbook from standard input, in a process of its own.

A workbook comes from outside, and one that is made to do harm can make its reader take all memory or fall. Here it can
only end this process, which has a limit for memory and for time. The cells go to standard output.
"""

import io
import marshal
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook

MEMORY = 512 * 1024 * 1024
SECONDS = 30
MOST_ROWS, MOST_COLUMNS = 30_000, 300
MIDNIGHT = time()


Told = tuple[str, list[list[str]], list[tuple[int, int, int, int]], bool]


def read(content: bytes) -> tuple[list[Told], list[str]]:
    """Each visible sheet: its name, its cells, its merged cells (first row, first column, last row, last column),
    and whether it is too large to be read; and the names of the hidden sheets. Where all are hidden, all are read."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    visible = [each.name for each in workbook.sheets_metadata if str(each.visible).endswith("Visible")]
    hidden = [name for name in workbook.sheet_names if visible and name not in visible]
    return [_sheet(workbook, name) for name in visible or workbook.sheet_names], hidden


def _sheet(workbook: Any, name: str) -> Any:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
        return name, [], [], True
    rows = [[as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
    return name, rows, merged, False


def as_text(cell: object) -> str:
    """A cell as a person would write it: whole numbers without ".0", days without midnight."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == MIDNIGHT else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None or isinstance(cell, timedelta) else str(cell)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(marshal.dumps(read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
