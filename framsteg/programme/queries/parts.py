"""The ordered, titled texts of a programme: its phases, goals and areas, read in one round trip.

What is not the municipality's own record among its sub-projects and their reports comes along, so that a page with
their figures can say where these come from. The statement is written out: building it anew for each page costs ten
times what running it does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from framsteg.audit.models import Visibility
from framsteg.programme.models import Programme

from .audience import Audience
from .origins import NOT_OWN

_SOURCE = "t.provenance, t.provenance_note, t.provenance_note_en, t.source_url"
_UNDATED = "CAST(NULL AS date), '', CAST(NULL AS date), ''"
_SHOWN = "(%(shown)s, %(also_shown)s)"
_NAMELESS = f"0, 0, '', '', '', '', {_SOURCE}, '', {_UNDATED}, FALSE, '', ''"
_PARTS = f"""
SELECT 'phase', t.id, t."order", t.title, t.title_en, t.text, t.text_en, {_SOURCE},
       t.kind, t.starts_on, t.starts_precision, t.ends_on, t.ends_precision, FALSE, '', ''
FROM programme_phase t WHERE t.programme_id = %(programme)s
UNION ALL
SELECT 'goal', t.id, t."order", t.title, t.title_en, t.text, t.text_en, {_SOURCE},
       '', {_UNDATED}, t.is_measurable, COALESCE(owner.title, ''), COALESCE(owner.title_en, '')
FROM programme_goal t LEFT JOIN accounts_role owner ON owner.id = t.owner_id WHERE t.programme_id = %(programme)s
UNION ALL
SELECT 'area', t.id, t.number, t.title, t.title_en, t.text, t.text_en, {_SOURCE},
       '', {_UNDATED}, FALSE, COALESCE(owner.title, ''), COALESCE(owner.title_en, '')
FROM programme_priorityarea t LEFT JOIN accounts_role owner ON owner.id = t.owner_id
WHERE t.programme_id = %(programme)s
UNION ALL
SELECT DISTINCT 'origin', {_NAMELESS} FROM programme_subproject t
WHERE t.provenance IN {NOT_OWN} AND t.programme_id = %(programme)s AND t.visibility IN {_SHOWN}
UNION ALL
SELECT DISTINCT 'origin', {_NAMELESS} FROM programme_statusreport t
WHERE t.provenance IN {NOT_OWN} AND %(programme)s = (
    SELECT s.programme_id FROM programme_subproject s WHERE s.id = t.sub_project_id AND s.visibility IN {_SHOWN}
)
"""


@dataclass(frozen=True)
class Part:
    """A phase, a goal or an area. Fields that only one kind of part has are empty for the others."""

    part: str
    id: int
    place: int
    title: str
    title_en: str
    text: str
    text_en: str
    provenance: str
    provenance_note: str
    provenance_note_en: str
    source_url: str
    kind: str
    starts_on: date | None
    starts_precision: str
    ends_on: date | None
    ends_precision: str
    is_measurable: bool
    owner_title: str
    owner_title_en: str


@dataclass(frozen=True)
class Parts:
    """`origins` has one nameless part for each way in which sub-projects are not the municipality's own record."""

    phases: Sequence[Part]
    goals: Sequence[Part]
    areas: Sequence[Part]
    origins: Sequence[Part]


def parts(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Parts:
    """All phases, goals and areas of the programme, each kind in its own order."""
    also_shown = Visibility.DRAFT if audience is Audience.EDITORS else Visibility.PUBLIC
    values: dict[str, int | str] = {
        "programme": programme.pk,
        "shown": Visibility.PUBLIC.value,
        "also_shown": also_shown.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, values)
        found = sorted((_part(row) for row in cursor.fetchall()), key=lambda part: part.place)
    return Parts(
        phases=tuple(part for part in found if part.part == "phase"),
        goals=tuple(part for part in found if part.part == "goal"),
        areas=tuple(part for part in found if part.part == "area"),
        origins=tuple(part for part in found if part.part == "origin"),
    )


def _part(row: tuple[Any, ...]) -> Part:
    """A row as a part. SQLite gives dates as text and truth as a number."""
    *before, starts_on, starts_how, ends_on, ends_how, measurable, owner, owner_en = row
    told = (_day(starts_on), starts_how, _day(ends_on), ends_how, bool(measurable), owner, owner_en)
    fields: tuple[Any, ...] = (*before, *told)
    return Part(*fields)


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
