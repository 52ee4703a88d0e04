"""The sub-projects of a programme as they stood on a day, for reports that are written as of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from framsteg.programme.models import Programme, Stage, StatusReport

from .audience import Audience, sub_projects_of


@dataclass(frozen=True)
class ReportedSubProject:
    """A sub-project with the latest report up to the day; without one its stage is unknown and `report_id` None.

    `provenance` and its note are those of the report, on which the stage rests.
    """

    id: int
    number: int
    title: str
    title_en: str
    area_number: int
    unit: str
    unit_en: str
    planned_end: date | None
    ended_on: date | None
    became: str
    became_en: str
    became_url: str
    own_provenance: str
    report_id: int | None
    stage: str
    as_of: date | None
    provenance: str


_REPORT = ("id", "stage", "as_of", "provenance")
_COLUMNS = (
    "id", "number", "title", "title_en", "main_area__number", "lead_unit__name", "lead_unit__name_en",
    "planned_end", "ended_on", "became", "became_en", "became_url", "provenance",
    *(f"report_{name}" for name in _REPORT),
)  # fmt: skip


def reported(
    programme: Programme, *, on: date, audience: Audience = Audience.PUBLIC
) -> Sequence[ReportedSubProject]:
    """Every sub-project by number. One query."""
    latest = StatusReport.objects.filter(sub_project_id=OuterRef("pk"), as_of__lte=on).order_by(
        "-as_of", "-id"
    )
    found = sub_projects_of(programme, audience).annotate(
        **{f"report_{name}": Subquery(latest.values(name)[:1]) for name in _REPORT}
    )
    return tuple(_row(*values) for values in found.order_by("number").values_list(*_COLUMNS))


def _row(*values: object) -> ReportedSubProject:
    told = dict(zip(ReportedSubProject.__dataclass_fields__, values, strict=True))
    told |= {"unit": told["unit"] or "", "unit_en": told["unit_en"] or ""}
    told |= {"stage": told["stage"] or Stage.UNKNOWN.value, "provenance": told["provenance"] or ""}
    return ReportedSubProject(**told)  # type: ignore[arg-type]
