"""Who a programme consists of: its roles, units and partners."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .rows import UNION, Row, select

ROLE, UNIT = "role", "unit"
PARTICIPANTS = UNION.join(
    [
        select(
            ROLE,
            """FROM programme_programmerole link
            JOIN accounts_role t ON t.id = link.role_id
            LEFT JOIN accounts_organisationunit unit ON unit.id = t.unit_id
            LEFT JOIN accounts_person holder ON holder.id = t.holder_id
            WHERE link.programme_id = %(programme)s""",
            own=("title", "title_en"),
            place='link."order"',
            kind="link.function",
            owner_title="COALESCE(unit.name, '')",
            owner_title_en="COALESCE(unit.name_en, '')",
            text="CASE WHEN t.name_is_public THEN COALESCE(holder.name, '') ELSE '' END",
        ),
        select(
            UNIT,
            """FROM programme_programmeunit link
            JOIN accounts_organisationunit unit ON unit.id = link.unit_id
            WHERE link.programme_id = %(programme)s""",
            place='link."order"',
            kind="link.part",
            title="unit.name",
            title_en="unit.name_en",
            text="unit.kind",
            source_url="unit.url",
        ),
    ]
)


@dataclass(frozen=True)
class RoleInProgramme:
    """A role and what it does. `holder` is a name only where it may be shown in public."""

    function: str
    title: str
    title_en: str
    unit: str
    unit_en: str
    holder: str


@dataclass(frozen=True)
class UnitInProgramme:
    part: str
    name: str
    name_en: str
    kind: str
    url: str


@dataclass(frozen=True)
class Participants:
    roles: Sequence[RoleInProgramme]
    units: Sequence[UnitInProgramme]


def participants_in(rows: Iterable[Row]) -> Participants:
    """The roles and units among the rows, each in its own order."""
    ordered = sorted(rows, key=lambda row: (row.place, row.title))
    return Participants(
        roles=tuple(
            RoleInProgramme(
                row.kind, row.title, row.title_en, row.owner_title, row.owner_title_en, holder=row.text
            )
            for row in ordered
            if row.part == ROLE
        ),
        units=tuple(
            UnitInProgramme(row.kind, row.title, row.title_en, kind=row.text, url=row.source_url)
            for row in ordered
            if row.part == UNIT
        ),
    )
