"""Who may sign as what."""

from typing import Any

from framsteg.accounts.models import Access
from framsteg.accounts.queries.grants import grants_of
from framsteg.reports.models import Part, ReportDraft

SIGNERS: dict[Part, frozenset[Access]] = {
    Part.OWNER: frozenset({Access.PROGRAMME_LEAD, Access.ADMINISTRATOR}),
    Part.CONTROLLER: frozenset({Access.CONTROLLER}),
}


def access_for(user: Any, part: Part, draft: ReportDraft) -> Access | None:
    """The access by which `user` may sign as `part`; None where there is none."""
    held = {access for where, access in grants_of(user) if where == draft.programme.municipality_id}
    return next((Access(each) for each in Access if each in SIGNERS[part] and each in held), None)


def parts_open_to(user: Any, draft: ReportDraft, signed: frozenset[str]) -> tuple[Part, ...]:
    """The parts that nobody has signed yet and that the user may."""
    return tuple(part for part in Part if part not in signed and access_for(user, part, draft) is not None)
