"""Whom a round asks: the owner, else the head of the unit that leads, else whoever answers for the programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from framsteg.accounts.models import Role
from framsteg.programme.models import (
    AskedAs,
    Programme,
    ProgrammeRole,
    ReportingRound,
    RoleFunction,
    Stage,
    SubProject,
)

from .progress import NOT_COUNTED


@dataclass(frozen=True)
class Asked:
    """The role that is asked about a sub-project, and why it is this one."""

    sub_project_id: int
    role_id: int | None
    asked_as: AskedAs


def asked_about(round_: ReportingRound) -> QuerySet[SubProject]:
    """The sub-projects that a round asks about: those that count, and are not done unless the round says so."""
    left_out = NOT_COUNTED if round_.asks_done else (*NOT_COUNTED, Stage.DONE)
    return SubProject.objects.filter(programme_id=round_.programme_id).exclude(stage__in=left_out)


def who_is_asked(round_: ReportingRound) -> Sequence[Asked]:
    """One for each sub-project the round asks about, in three queries.

    A role that nobody holds cannot answer: the next in turn is asked, and the first that exists where nobody holds any.
    """
    heads = _heads(round_.programme)
    lead = _lead(round_.programme)
    found = asked_about(round_).select_related("owner").only("pk", "lead_unit_id", "owner").order_by("number")
    return tuple(_asked(sub_project, heads, lead) for sub_project in found)


def _asked(sub_project: SubProject, heads: Mapping[int, Role], lead: Role | None) -> Asked:
    head = heads.get(sub_project.lead_unit_id) if sub_project.lead_unit_id else None
    turns = [(AskedAs.OWNER, sub_project.owner), (AskedAs.HEAD, head), (AskedAs.LEAD, lead)]
    existing = [(why, role) for why, role in turns if role is not None]
    held = [(why, role) for why, role in existing if role.holder_id is not None]
    for why, role in (*held, *existing):
        return Asked(sub_project.pk, role.pk, why)
    return Asked(sub_project.pk, None, AskedAs.NOBODY)


def _heads(programme: Programme) -> Mapping[int, Role]:
    """The role that heads each unit; of several, one that somebody holds, then the one made first."""
    heads = Role.objects.filter(municipality_id=programme.municipality_id, is_head=True, unit__isnull=False)
    chosen: dict[int, Role] = {}
    for role in sorted(heads, key=lambda each: (each.holder_id is None, each.pk)):
        chosen.setdefault(role.unit_id or 0, role)
    return chosen


def _lead(programme: Programme) -> Role | None:
    link = (
        ProgrammeRole.objects.filter(programme=programme, function=RoleFunction.RESPONSIBLE)
        .select_related("role")
        .order_by("order", "pk")
        .first()
    )
    return link.role if link else None
