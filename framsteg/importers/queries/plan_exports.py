"""A whole programme as a workbook that can be changed and imported again, and an empty one to start from."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.importers.plan_workbook.own_sheets import COLUMNS, SHEETS
from framsteg.importers.plan_workbook.schema import LABELS
from framsteg.programme.models import Milestone, Programme, Stage, StatusReport, SubProject

MAIN = (
    "code", "number", "title", "area", "other_areas", "stage", "as_of", "lead_unit", "taking_part", "owner",
    "planned_start", "planned_end",
    "started_on", "ended_on", "place", "summary", "body", "became", "became_url", "title_en", "summary_en",
    "body_en", "became_en",
    "visibility", "provenance", "provenance_note", "provenance_note_en", "source_url",
)  # fmt: skip
TEMPLATE = (
    "code", "title", "area", "other_areas", "lead_unit", "taking_part", "owner", "planned_start", "planned_end",
    "stage", "as_of", "comment",
    "milestones", "place", "summary", "body",
)  # fmt: skip
WIDE = {"title": 45, "summary": 45, "body": 60, "comment": 45, "milestones": 40, "area": 30, "text": 60}
ROWS_WITH_CHOICES = 1_000

Cell = str | int | date | None


def workbook_of(programme: Programme) -> bytes:
    """Four sheets: sub-projects, areas, milestones and status reports. Drafts are among them."""
    sub_projects = list(
        programme.sub_projects.select_related("main_area", "lead_unit", "owner")
        .prefetch_related("other_areas", "taking_part").order_by("number")
    )  # fmt: skip
    sheets: dict[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]] = {
        "sub_projects": ([_(LABELS[name]) for name in MAIN], (_main_row(each) for each in sub_projects)),
        "areas": (_headings("areas"), _areas(programme)),
        "milestones": (_headings("milestones"), _milestones(programme)),
        "reports": (_headings("reports"), _reports(programme)),
    }
    return _written(sheets)


def template() -> bytes:
    """Headings that the importer knows, with the words for the stage to choose among, and an explanation."""
    headings = [_(LABELS[name]) for name in TEMPLATE]
    return _written({"sub_projects": (headings, ())}, explained=True)


def _written(
    sheets: dict[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]], *, explained: bool = False
) -> bytes:
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
        for kind, (headings, rows) in sheets.items():
            sheet = workbook.add_worksheet(_own(SHEETS[kind]))
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, headings, bold)
            _widths(sheet, headings)
            for at, row in enumerate(rows, start=1):
                _write_row(sheet, at, row, day)
            if explained:
                _choices(sheet, headings)
        if explained:
            _explain(workbook.add_worksheet(_("How to fill it in")), bold)
    return buffer.getvalue()


def _write_row(sheet: Any, at: int, row: Sequence[Cell], day: Any) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            sheet.write_datetime(at, column, value, day)
        elif isinstance(value, int):
            sheet.write_number(at, column, value)
        elif value:
            sheet.write_string(at, column, value[:32_767])


def _widths(sheet: Any, headings: Sequence[str]) -> None:
    wide = {_(LABELS[name]): width for name, width in WIDE.items() if name in LABELS}
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, wide.get(heading, 16))


def _choices(sheet: Any, headings: Sequence[str]) -> None:
    column = headings.index(_(LABELS["stage"]))
    words = [str(stage.label) for stage in Stage]
    sheet.data_validation(
        1, column, ROWS_WITH_CHOICES, column, {"validate": "list", "source": words, "error_type": "warning"}
    )


def _explain(sheet: Any, bold: Any) -> None:
    sheet.set_column(0, 0, 100)
    lines = (
        _("One row for each sub-project. Only its name is needed; leave empty what is not known."),
        _("Code: the plan's own code. It makes sure that the next edition of the plan finds the same sub-project."),
        _("Priority area: its name or its number. A sub-project that touches several has the others under “Other "
          "areas”, with semicolons between."),
        _("Units and roles: as they are called in Framsteg. Write roles, never names of people."),
        _("Dates: 2026-05-01, May 2026, autumn 2026 or 2026. What is not known to the day is read as its first or "
          "its last day."),
        _("Milestones: one on each line in the cell, with its date: “Pre-study done: 2026-05-01”."),
        _("Stage: choose a word. An empty cell means that it is not known, never that it is not started."),
    )  # fmt: skip
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line)


def _headings(kind: str) -> list[str]:
    return [_own(labels) for labels in COLUMNS[kind].values()]


def _own(labels: tuple[str, str]) -> str:
    """In Swedish, or in English for whoever works in English."""
    return labels[1] if (get_language() or "sv").startswith("en") else labels[0]


def _main_row(each: SubProject) -> list[Cell]:
    special: dict[str, Cell] = {
        "area": str(each.main_area),
        "other_areas": _others(each),
        "stage": "" if each.stage == Stage.UNKNOWN else str(each.get_stage_display()),
        "as_of": each.stage_as_of,
        "lead_unit": str(each.lead_unit or ""),
        "taking_part": "; ".join(sorted(str(unit) for unit in each.taking_part.all())),
        "owner": str(each.owner or ""),
        "visibility": str(each.get_visibility_display()),
        "provenance": str(each.get_provenance_display()),
    }
    return [special[name] if name in special else getattr(each, name) for name in MAIN]


def _others(sub_project: SubProject) -> str:
    """By name; by number where a name holds the sign that parts them."""
    areas = sorted(sub_project.other_areas.all(), key=lambda area: area.number)
    has_sign = any(re.search(r"[;|\n]", area.title) for area in areas)
    return "; ".join(str(area.number) if has_sign else str(area) for area in areas)


def _areas(programme: Programme) -> Iterable[Sequence[Cell]]:
    rows = programme.areas.order_by("number").values_list("number", "title", "title_en", "text", "text_en")
    return list(rows)


def _milestones(programme: Programme) -> Iterable[Sequence[Cell]]:
    rows = Milestone.objects.filter(sub_project__programme=programme).order_by(
        "sub_project__number", "original_date", "pk"
    )
    return list(
        rows.values_list(
            "sub_project__number", "title", "title_en", "original_date", "replanned_date", "reached_on"
        )
    )


def _reports(programme: Programme) -> Iterable[Sequence[Cell]]:
    rows = (
        StatusReport.objects.filter(sub_project__programme=programme)
        .select_related("sub_project")
        .order_by("id")
    )
    return (
        [
            each.sub_project.number, each.as_of, str(each.get_stage_display()), *(
                str(getattr(each, f"get_{name}_display")()) if getattr(each, name) else ""
                for name in ("outlook_time", "outlook_cost", "outlook_result")
            ), each.text, each.text_en,
        ]
        for each in rows
    )  # fmt: skip
