"""Who a programme consists of: its roles, units and partners, read in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from framsteg.programme.models import Programme

_PARTICIPANTS = """
SELECT 'role', link."order", link.function, role.title, role.title_en, COALESCE(unit.name, ''),
       COALESCE(unit.name_en, ''), CASE WHEN role.name_is_public THEN COALESCE(holder.name, '') ELSE '' END
FROM programme_programmerole link
JOIN accounts_role role ON role.id = link.role_id
LEFT JOIN accounts_organisationunit unit ON unit.id = role.unit_id
LEFT JOIN accounts_person holder ON holder.id = role.holder_id
WHERE link.programme_id = %(programme)s
UNION ALL
SELECT 'unit', link."order", link.part, unit.name, unit.name_en, unit.kind, unit.url, ''
FROM programme_programmeunit link
JOIN accounts_organisationunit unit ON unit.id = link.unit_id
WHERE link.programme_id = %(programme)s
"""


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


def participants(programme: Programme) -> Participants:
    """The roles and units of the programme, each in its own order."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTICIPANTS, {"programme": programme.pk})
        rows = sorted(cursor.fetchall(), key=lambda row: (row[1], row[3]))
    return Participants(
        roles=tuple(RoleInProgramme(*row[2:]) for row in rows if row[0] == "role"),
        units=tuple(UnitInProgramme(*row[2:7]) for row in rows if row[0] == "unit"),
    )
