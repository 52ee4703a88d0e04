"""Sub-projects as lists show them: rows of values, since a long list of whole objects is dear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from framsteg.programme.models import SubProject

from .audience import PROVENANCE


@dataclass(frozen=True)
class ListedSubProject:
    """A sub-project with its main area and lead unit; without a lead unit, its names are empty."""

    id: int
    number: int
    title: str
    title_en: str
    stage: str
    stage_as_of: date | None
    planned_end: date | None
    area_number: int
    area_title: str
    area_title_en: str
    unit: str
    unit_en: str
    provenance: str
    provenance_note: str
    provenance_note_en: str
    source_url: str


_COLUMNS = (
    "id", "number", "title", "title_en", "stage", "stage_as_of", "planned_end", "main_area__number",
    "main_area__title", "main_area__title_en", "lead_unit__name", "lead_unit__name_en", *PROVENANCE,
)  # fmt: skip
_UNIT = slice(10, 12)


def listed(found: QuerySet[SubProject]) -> Sequence[ListedSubProject]:
    """The rows of `found`, in its order."""
    return tuple(_row(values) for values in found.values_list(*_COLUMNS))


def _row(values: tuple[object, ...]) -> ListedSubProject:
    unit = (name or "" for name in values[_UNIT])
    return ListedSubProject(*values[: _UNIT.start], *unit, *values[_UNIT.stop :])  # type: ignore[arg-type]
