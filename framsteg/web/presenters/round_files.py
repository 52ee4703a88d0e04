"""A closed round as files: what its page shows, with what every field means. The totals are those of the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from framsteg.programme.models import RoundRow, Stage
from framsteg.programme.queries.closed_rounds import ClosedRound
from framsteg.programme.queries.lateness import is_late
from framsteg.reports.tables import Cell, Sheet, csv_text, workbook

_AS_FROZEN = (
    "number", "title", "title_en", "area_number", "area_title", "area_title_en", "unit", "unit_en", "owner",
    "owner_en", "stage",
)  # fmt: skip
_AND_THEN = (
    "was_asked", "was_answered", "is_unchanged", "report_as_of", "outlook_time", "outlook_cost", "outlook_result",
    "text", "text_en", "planned_end",
)  # fmt: skip
_FIGURES = (
    "milestones", "milestones_reached", "milestones_late", "milestones_moved", "allocated_ore", "outcome_ore",
    "forecast_ore", "provenance", "provenance_note",
)  # fmt: skip
FIELDS = (*_AS_FROZEN, *_AND_THEN, "is_late", *_FIGURES)


def records(rows: Sequence[RoundRow]) -> Sequence[Mapping[str, Any]]:
    """One record for each sub-project, in the order of their numbers."""
    return tuple(
        {name: is_late(row, row.round.as_of) if name == "is_late" else getattr(row, name) for name in FIELDS}
        for row in rows
    )


def _cells(rows: Sequence[RoundRow]) -> Sequence[Sequence[Cell]]:
    return [tuple(record.values()) for record in records(rows)]


def totals(found: ClosedRound) -> Mapping[str, int]:
    """The figures of the page, by their names in the files."""
    by_stage = {f"stage_{stage.value}": found.progress.of(stage) for stage in Stage}
    return {"sub_projects": found.progress.total, "counted": found.progress.counted, **by_stage} | vars(
        found.figures
    )


def csv_file(rows: Sequence[RoundRow]) -> bytes:
    return csv_text(FIELDS, _cells(rows)).encode()


def xlsx_file(found: ClosedRound, rows: Sequence[RoundRow]) -> bytes:
    round_, meanings = found.round, field_meanings()
    sheets = [
        Sheet(gettext("Sub-projects"), FIELDS, _cells(rows)),
        Sheet(gettext("Totals"), ("figure", "value"), tuple(totals(found).items())),
        Sheet(gettext("Fields"), ("field", "meaning"), [(name, meanings[name]) for name in FIELDS]),
    ]
    title = f"{round_.programme_title}: {round_.title}"
    if round_.closed_at is None:
        raise ValueError("Only a closed round has files.")
    return workbook(sheets, title=title, made_at=round_.closed_at)


def json_data(found: ClosedRound, rows: Sequence[RoundRow], page: str) -> Mapping[str, Any]:
    round_ = found.round
    return {
        "programme": round_.programme_title,
        "programme_en": round_.programme_title_en,
        "title": round_.title,
        "title_en": round_.title_en,
        "as_of": round_.as_of.isoformat(),
        "closed_at": round_.closed_at.isoformat() if round_.closed_at else None,
        "page": page,
        "provenance": round_.provenance,
        "provenance_note": round_.provenance_note,
        "totals": totals(found),
        "fields": field_meanings(),
        "sub_projects": [
            {**record, "milestone_details": row.milestone_details}
            for record, row in zip(records(rows), rows, strict=True)
        ],
    }


def field_meanings() -> Mapping[str, str]:
    """What each field holds, in the reader's language."""
    stages = ", ".join(f"{stage.value}: {str(stage.label).lower()}" for stage in Stage)
    frozen = gettext("As it was when the round closed.")
    outlook = gettext("on_plan, at_risk or off_plan; empty where not stated or not ongoing.")
    money = gettext("In öre, for the budget year of the round’s day. Empty where not stated.")
    return dict.fromkeys(FIELDS, frozen) | {
        "number": gettext("The number of the sub-project in the programme."),
        "title": gettext("Empty where the name is not public."),
        "stage": gettext("The stage as of the round’s day. %(stages)s.") % {"stages": stages},
        "was_asked": gettext("Whether the round asked about it."),
        "was_answered": gettext("Whether it was reported on in the round."),
        "is_unchanged": gettext("Whether that report says that nothing has changed."),
        "report_as_of": gettext("The day of the report that the stage follows from."),
        "text": gettext("What the report says."),
        "is_late": gettext("Planned to have ended before the round’s day, and not ended."),
        **dict.fromkeys(("outlook_time", "outlook_cost", "outlook_result"), outlook),
        **dict.fromkeys(("allocated_ore", "outcome_ore", "forecast_ore"), money),
        "provenance": gettext("own_record, public_source, not_public or illustrative."),
    }
