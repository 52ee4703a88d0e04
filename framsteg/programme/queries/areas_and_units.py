"""The other areas that a sub-project touches and the units that take part in it, read in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.accounts.models import OrganisationUnit
from framsteg.programme.models import PriorityArea, SubProject

from .rows import UNION, Row, read, select

_BESIDE = UNION.join(
    [
        select(
            "area",
            """FROM programme_subproject_other_areas link
            JOIN programme_priorityarea t ON t.id = link.priorityarea_id
            WHERE link.subproject_id = %(sub_project)s""",
            own=("id", "title", "title_en"),
            place="t.number",
        ),
        select(
            "unit",
            """FROM programme_subproject_taking_part link
            JOIN accounts_organisationunit t ON t.id = link.organisationunit_id
            WHERE link.subproject_id = %(sub_project)s""",
            own=("id", "kind"),
            title="t.name",
            title_en="t.name_en",
            source_url="t.url",
        ),
    ]
)


@dataclass(frozen=True)
class AreasAndUnits:
    """Areas by their numbers, units by their kind and name; of each what a page shows."""

    areas: Sequence[PriorityArea]
    units: Sequence[OrganisationUnit]


def areas_and_units_of(sub_project: SubProject) -> AreasAndUnits:
    rows = sorted(
        read(_BESIDE, {"sub_project": sub_project.pk}), key=lambda row: (row.place, row.kind, row.title)
    )
    return AreasAndUnits(
        tuple(_area(row) for row in rows if row.part == "area"),
        tuple(_unit(row) for row in rows if row.part == "unit"),
    )


def _area(row: Row) -> PriorityArea:
    return PriorityArea(pk=row.id, number=row.place, title=row.title, title_en=row.title_en)


def _unit(row: Row) -> OrganisationUnit:
    return OrganisationUnit(
        pk=row.id, kind=row.kind, name=row.title, name_en=row.title_en, url=row.source_url
    )
