"""What a programme is made up of by its own tables: phases, goals, areas, roles, units and money set aside.

All of it is read in one round trip. What is not the municipality's own record among its sub-projects and their
reports comes along, so that a page with their figures can say where these come from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.audit.models import Visibility
from framsteg.programme.models import Programme

from .audience import Audience
from .money import SET_ASIDE, SetAside, set_aside_in
from .origins import NOT_OWN
from .participants import PARTICIPANTS, Participants, participants_in
from .rows import SOURCE, UNION, Row, read, select

Part = Row
"""A phase, a goal, an area or an origin: see `Parts`."""

_TEXTS = ("id", "title", "title_en", "text", "text_en", *SOURCE)
_SHOWN = "(%(shown)s, %(also_shown)s)"
_OWNED, _OWNED_EN = "COALESCE(owner.title, '')", "COALESCE(owner.title_en, '')"
_OWNER = "LEFT JOIN accounts_role owner ON owner.id = t.owner_id WHERE t.programme_id = %(programme)s"
_PARTS = UNION.join(
    [
        select(
            "phase",
            "FROM programme_phase t WHERE t.programme_id = %(programme)s",
            own=(*_TEXTS, "kind", "starts_on", "starts_precision", "ends_on", "ends_precision"),
            place='t."order"',
        ),
        select(
            "goal",
            f"FROM programme_goal t {_OWNER}",
            own=(*_TEXTS, "is_measurable"),
            place='t."order"',
            owner_title=_OWNED,
            owner_title_en=_OWNED_EN,
        ),
        select(
            "area",
            f"FROM programme_priorityarea t {_OWNER}",
            own=_TEXTS,
            place="t.number",
            owner_title=_OWNED,
            owner_title_en=_OWNED_EN,
        ),
        select(
            "origin",
            f"""FROM programme_subproject t
            WHERE t.provenance IN {NOT_OWN} AND t.programme_id = %(programme)s AND t.visibility IN {_SHOWN}""",
            own=SOURCE,
            distinct=True,
        ),
        select(
            "origin",
            f"""FROM programme_statusreport t
            WHERE t.provenance IN {NOT_OWN} AND %(programme)s = (
                SELECT s.programme_id FROM programme_subproject s
                WHERE s.id = t.sub_project_id AND s.visibility IN {_SHOWN}
            )""",
            own=SOURCE,
            distinct=True,
        ),
        PARTICIPANTS,
        SET_ASIDE,
    ]
)


@dataclass(frozen=True)
class Parts:
    """`origins` has one nameless part for each way in which sub-projects are not the municipality's own record."""

    phases: Sequence[Part]
    goals: Sequence[Part]
    areas: Sequence[Part]
    origins: Sequence[Part]
    participants: Participants
    appropriations: Sequence[SetAside]


def parts(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Parts:
    """All that the programme is made up of, each kind in its own order."""
    also_shown = Visibility.DRAFT if audience is Audience.EDITORS else Visibility.PUBLIC
    values: dict[str, int | str] = {
        "programme": programme.pk,
        "shown": Visibility.PUBLIC.value,
        "also_shown": also_shown.value,
    }
    found = sorted(read(_PARTS, values), key=lambda row: row.place)
    return Parts(
        phases=tuple(row for row in found if row.part == "phase"),
        goals=tuple(row for row in found if row.part == "goal"),
        areas=tuple(row for row in found if row.part == "area"),
        origins=tuple(row for row in found if row.part == "origin"),
        participants=participants_in(found),
        appropriations=set_aside_in(found),
    )
