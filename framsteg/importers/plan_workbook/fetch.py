"""From a file to a table that is ready to be read: the sheet, its headings and a proposed mapping."""

from dataclasses import dataclass

from framsteg.importers.plan_workbook import client, headers
from framsteg.importers.plan_workbook.client import Workbook
from framsteg.importers.plan_workbook.own_sheets import SHEETS
from framsteg.importers.plan_workbook.schema import Mapping


@dataclass(frozen=True)
class Table:
    """An opened file, and what is proposed for one of its sheets."""

    workbook: Workbook
    proposal: Mapping

    @property
    def sheet_names(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.workbook.sheets)


def understand(
    content: bytes, name: str, *, sheet: str = "", header: int | None = None, header_rows: int = 1
) -> Table:
    """Raises a SourceError that says what is wrong. `header` is the row, from 0, where a person has said so."""
    workbook = client.open_workbook(content, name)
    chosen = workbook.sheet(sheet or _own(workbook) or headers.best_sheet(workbook))
    found = headers.find(chosen) if header is None else headers.at(chosen, header, header_rows)
    return Table(workbook, headers.propose(chosen, found))


def _own(workbook: Workbook) -> str:
    """The sheet of sub-projects in the product's own workbook."""
    names = [sheet.name for sheet in workbook.sheets]
    return next((name for name in SHEETS["sub_projects"] if name in names), "")
