"""From a file to a table that is ready to be read: the sheet, its headings and a proposed mapping."""

from dataclasses import dataclass, replace

from framsteg.importers.plan_workbook import alike, client, headers
from framsteg.importers.plan_workbook.client import Workbook
from framsteg.importers.plan_workbook.own_sheets import SHEETS, is_own
from framsteg.importers.plan_workbook.schema import Mapping


@dataclass(frozen=True)
class Table:
    """An opened file, and what is proposed for one of its sheets."""

    workbook: Workbook
    proposal: Mapping

    @property
    def sheet_names(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.workbook.sheets)

    @property
    def alike(self) -> tuple[str, ...]:
        """The other sheets that can be read together with this one."""
        return () if is_own(self.workbook) else alike.alike(self.workbook, self.proposal)

    def reading(self, more: tuple[str, ...]) -> "Table":
        """With exactly these further sheets. Raises NoSuchSheet or SheetIsUnlike."""
        mapping = alike.naming(replace(self.proposal, more_sheets=more, sheet_names_are=""))
        return replace(self, proposal=alike.with_words(self.workbook, mapping))


def understand(
    content: bytes, name: str, *, sheet: str = "", header: int | None = None, header_rows: int = 1
) -> Table:
    """Raises a SourceError that says what is wrong. `header` is the row, from 0, where a person has said so."""
    workbook = client.open_workbook(content, name)
    chosen = workbook.sheet(sheet or _own(workbook) or _likeliest(workbook))
    if header is None and is_own(workbook) and len(chosen.rows) == 1:
        header = 0
    found = headers.find(chosen) if header is None else headers.at(chosen, header, header_rows)
    proposal = headers.propose(chosen, found)
    if not is_own(workbook) and proposal.has("title"):
        proposal = alike.rising(alike.proposed(workbook, proposal))
    return Table(workbook, proposal)


def _likeliest(workbook: Workbook) -> str:
    """The sheet that looks most like a plan; of editions with the same columns the latest."""
    best = headers.best_sheet(workbook)
    sheet = workbook.sheet(best)
    proposal = headers.propose(sheet, headers.find(sheet))
    same = alike.alike(workbook, proposal) if proposal.has("title") else ()
    return alike.latest([best, *same])


def _own(workbook: Workbook) -> str:
    """The sheet of sub-projects in the product's own workbook."""
    names = [sheet.name for sheet in workbook.sheets]
    return next((name for name in SHEETS["sub_projects"] if name in names), "")
