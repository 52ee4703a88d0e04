"""A whole programme as a workbook that can be changed and imported again, and an empty one to start from."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.accounts.rules import access
from framsteg.importers.plan_workbook.own_sheets import COLUMNS, SHEETS
from framsteg.importers.plan_workbook.schema import DATES, LABELS
from framsteg.importers.queries import plan_pages
from framsteg.importers.queries.plan_book import Cell, Head, Page, written
from framsteg.importers.queries.plan_further import name_of
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


def workbook_of(programme: Programme, *, without: Collection[access.Kind] = ()) -> bytes:
    """Everything that the domain holds of the programme, drafts among it; what is only to be read stands last.

    Sheets of the kinds `without` are left out for whoever may not see them, and the guide says so.
    """
    sub_projects = list(
        programme.sub_projects.select_related("main_area", "lead_unit", "owner__unit")
        .prefetch_related("other_areas", "taking_part").order_by("number")
    )  # fmt: skip
    sheets = [
        Page(
            _own(SHEETS["sub_projects"]),
            _main_heads(MAIN),
            map(_main_row, sub_projects),
        ),
        Page(_own(SHEETS["areas"]), _headings("areas"), _areas(programme)),
        Page(_own(SHEETS["milestones"]), _headings("milestones"), _milestones(programme)),
        Page(_own(SHEETS["reports"]), _headings("reports"), _reports(programme)),
    ]
    for page in plan_pages.pages_of(programme, without):
        same = next((each for each in sheets if each.name == page.name), None)
        if same is None:
            sheets.append(page)
        else:
            same.beside(page)
    sheets.append(plan_pages.guide(sheets, plan_pages.left_out(without)))
    return written(sheets, yes=_("Yes"), no=_("No"))


def template() -> bytes:
    """Headings that the importer knows, with the words for the stage to choose among, and an explanation."""
    page = Page(_own(SHEETS["sub_projects"]), _main_heads(TEMPLATE), ())
    page.choices = {TEMPLATE.index("stage"): [str(stage.label) for stage in Stage]}
    how = Page(
        _("How to fill it in"), [Head(_("How to fill it in"), "", 110)], [(line,) for line in _lines()], False
    )
    return written([page, how], yes=_("Yes"), no=_("No"))


def _lines() -> tuple[str, ...]:
    return (
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


def _main_heads(names: Sequence[str]) -> list[Head]:
    return [Head(_(LABELS[name]), _explained(name), WIDE.get(name, 16)) for name in names]


def _explained(name: str) -> str:
    """What a column of the sheet of sub-projects holds."""
    if name in DATES or name == "as_of":
        return _("A day, as 2026-05-01.")
    return {
        "code": _("The plan's own code, by which a new edition finds the same sub-project."),
        "area": _("The area's number and title, or one of them."),
        "other_areas": _("Their numbers or titles, with semicolons between."),
        "stage": _("The latest stage. Status reports have a sheet of their own."),
        "lead_unit": _("The unit's name."),
        "taking_part": _("Names of units, with semicolons between."),
        "owner": _("The role's title, with its unit in brackets if it has one. Never a person's name."),
        "visibility": _("Draft or public."),
        "body": _("Text; paragraphs, lists, bold and links as in the editor."),
    }.get(name, "")


def _headings(kind: str) -> list[Head]:
    heads = {name: Head(_own(labels), "", WIDE.get(name, 16)) for name, labels in COLUMNS[kind].items()}
    days = ("original", "replanned", "reached", "as_of")
    told = {name: _("A day, as 2026-05-01.") for name in days} | {
        "sub_project": _("The sub-project's number.")
    }
    return [replace(head, explanation=told.get(name, "")) for name, head in heads.items()]


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
        "owner": name_of(each.owner) if each.owner else "",
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
