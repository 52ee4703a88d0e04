"""The further sheets of the product's own workbook: areas, milestones, status reports, by name and headings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from framsteg.importers.plan_workbook import words
from framsteg.importers.plan_workbook.cells import one_line
from framsteg.importers.plan_workbook.client import Workbook
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.plan import AreaDetail, PlannedMilestone, PlannedReport, PlanRow
from framsteg.lib.text import folded

Record = dict[str, str]

SHEETS = {
    "sub_projects": ("Delprojekt", "Sub-projects"),
    "areas": ("Områden", "Areas"),
    "milestones": ("Delmål", "Milestones"),
    "reports": ("Lägesrapporter", "Status reports"),
    "units": ("Enheter", "Units"),
    "roles": ("Roller", "Roles"),
}
COLUMNS: dict[str, dict[str, tuple[str, str]]] = {
    "areas": {
        "number": ("Nr", "Number"), "title": ("Titel", "Title"), "title_en": ("Titel på engelska", "Title in English"),
        "text": ("Text", "Text"), "text_en": ("Text på engelska", "Text in English"),
    },
    "milestones": {
        "sub_project": ("Delprojekt", "Sub-project"), "title": ("Delmål", "Milestone"),
        "title_en": ("Delmål på engelska", "Milestone in English"), "original": ("Ursprungligt datum", "Original date"),
        "replanned": ("Flyttat till", "Replanned to"), "reached": ("Nått", "Reached"),
    },
    "reports": {
        "sub_project": ("Delprojekt", "Sub-project"), "as_of": ("Per", "As of"), "stage": ("Läge", "Stage"),
        "outlook_time": ("Utsikt tid", "Outlook for time"), "outlook_cost": ("Utsikt kostnad", "Outlook for cost"),
        "outlook_result": ("Utsikt resultat", "Outlook for result"), "text": ("Vad som har hänt", "What has happened"),
        "text_en": ("Vad som har hänt, på engelska", "What has happened, in English"),
    },
}  # fmt: skip


def _records(workbook: Workbook, kind: str) -> Iterator[tuple[int, Record]] | None:
    """The rows of the sheet, by the names of its columns; None where the workbook has no such sheet."""
    sheet = next(
        (sheet for sheet in workbook.sheets if sheet.name in SHEETS[kind] and not sheet.is_too_large), None
    )
    if sheet is None:
        return None
    headings = [folded(one_line(cell)) for cell in sheet.rows[0]]
    at = {
        name: headings.index(folded(label))
        for name, labels in COLUMNS[kind].items()
        for label in labels
        if folded(label) in headings
    }
    if len(at) < len(COLUMNS[kind]):
        return None
    return (
        (line, {name: row[column] if column < len(row) else "" for name, column in at.items()})
        for line, row in enumerate(sheet.rows[1:], start=2)
        if any(row)
    )


def described(workbook: Workbook, kind: str, *headings: tuple[str, str]) -> frozenset[str]:
    """The folded names in a sheet of units or roles: what stands under the first heading, the second in brackets."""
    sheet = next((each for each in workbook.sheets if each.name in SHEETS[kind] and each.rows), None)
    if sheet is None:
        return frozenset()
    known = [folded(one_line(cell)) for cell in sheet.rows[0]]
    at = [known.index(folded(label)) for pair in headings for label in pair if folded(label) in known]
    found = ([row[column] for column in at if column < len(row) and row[column]] for row in sheet.rows[1:])
    return frozenset(folded(f"{each[0]} ({each[1]})" if len(each) > 1 else each[0]) for each in found if each)


def is_own(workbook: Workbook) -> bool:
    """Whether the product made the workbook: then its texts are taken as they stand."""
    return _records(workbook, "areas") is not None and _records(workbook, "reports") is not None


def areas(workbook: Workbook) -> tuple[AreaDetail, ...]:
    return tuple(
        AreaDetail(
            int(row["number"]),
            row["title"][:200],
            {k: row[k] for k in ("title_en", "text", "text_en") if row[k]},
        )
        for _line, row in _records(workbook, "areas") or ()
        if re.fullmatch(r"\d{1,4}", row["number"]) and row["title"]
    )


def milestones(
    workbook: Workbook, rows: Sequence[PlanRow], doubts: Doubts
) -> Mapping[int, list[PlannedMilestone]] | None:
    """By the row of the sub-project; None where the workbook has no sheet of them."""
    records = _records(workbook, "milestones")
    if records is None:
        return None
    found: dict[int, list[PlannedMilestone]] = {}
    for owner, line, row in _owned(records, rows, doubts):
        original = _day(row["original"])
        if original is None or not row["title"]:
            doubts.add("milestone_without_date", line, value=row["title"])
            continue
        found.setdefault(owner, []).append(
            PlannedMilestone(
                row["title"][:200],
                original,
                row["title_en"][:200],
                _day(row["replanned"]),
                _day(row["reached"]),
                True,
            )
        )
    return found


def reports(
    workbook: Workbook, rows: Sequence[PlanRow], doubts: Doubts
) -> Mapping[int, list[PlannedReport]] | None:
    """By the row of the sub-project, in the order in which they were made."""
    records = _records(workbook, "reports")
    if records is None:
        return None
    found: dict[int, list[PlannedReport]] = {}
    for owner, line, row in _owned(records, rows, doubts):
        as_of, stage = _day(row["as_of"]), words.stage_of(row["stage"])
        if as_of is None or not row["stage"]:
            doubts.add("report_not_read", line, value=row["stage"])
            continue
        told = {
            name: words.outlook_of(row[name]) for name in ("outlook_time", "outlook_cost", "outlook_result")
        }
        outlooks = {name: outlook for name, outlook in told.items() if outlook and stage == "ongoing"}
        found.setdefault(owner, []).append(
            PlannedReport(stage, as_of, row["text"], row["text_en"], outlooks, line)
        )
    return found


def _owned(
    records: Iterable[tuple[int, Record]], rows: Sequence[PlanRow], doubts: Doubts
) -> Iterator[tuple[int, int, Record]]:
    """Each record with the row of the sub-project that it names by number or code."""
    owners = {str(row.number): row.row for row in rows if row.number}
    owners |= {row.code: row.row for row in rows if row.code and row.code not in owners}
    for line, row in records:
        if (owner := owners.get(row["sub_project"])) is None:
            doubts.add("reference_unknown", line, value=row["sub_project"])
        else:
            yield owner, line, row


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
