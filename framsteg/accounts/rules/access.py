"""Who may do what: one table of role x right x kind of object. Everything that asks for a right asks here."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from framsteg.accounts.models import Access, Municipality
from framsteg.accounts.queries.grants import grants_of, municipalities_here


class Right(StrEnum):
    """What can be done to an object. To view means to read drafts and lists in the editor."""

    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    PUBLISH = "publish"


class Kind(StrEnum):
    """What rights are given for."""

    PROGRAMME = "programme"
    ROUND = "round"
    MONEY = "money"
    IMPORT = "import"
    REPORT = "report"
    DECISION = "decision"
    EVENT = "event"
    CONTRIBUTION = "contribution"
    ORGANISATION = "organisation"
    NEWS = "news"
    MESSAGE = "message"
    LOOK = "look"
    USERS = "users"
    HISTORY = "history"
    WEBHOOK = "webhook"
    JOBS = "jobs"


_RIGHTS = {"v": Right.VIEW, "a": Right.ADD, "c": Right.CHANGE, "r": Right.REMOVE, "p": Right.PUBLISH}

# v view, a add, c change, r remove, p publish; "-" nothing. A sub-project's owner reports on what is the owner's own:
# that right follows from the role held, not from this table.
_ROLES = (
    Access.ADMINISTRATOR, Access.PROGRAMME_LEAD, Access.COMMUNICATOR, Access.DRAFT_READER,
    Access.SUB_PROJECT_OWNER, Access.CONTROLLER, Access.MODERATOR, Access.AUDITOR, Access.UNIT_HEAD,
)  # fmt: skip
_TABLE = {
    #                   administrator   lead     communicator  reader   owner   controller   moderator   auditor   head
    Kind.PROGRAMME:    ("vacrp",        "vacrp", "v",          "v",     "v",    "v",         "v",        "v",      "v"),
    Kind.ROUND:        ("vacrp",        "vacrp", "v",          "v",     "v",    "v",         "-",        "v",      "v"),
    Kind.MONEY:        ("vacrp",        "vacrp", "v",          "v",     "v",    "vacrp",     "-",        "v",      "v"),
    Kind.IMPORT:       ("va",           "va",    "-",          "-",     "-",    "-",         "-",        "v",      "-"),
    Kind.REPORT:       ("vacrp",        "vacrp", "vacp",       "v",     "v",    "vc",        "-",        "v",      "v"),
    Kind.DECISION:     ("vacrp",        "vacrp", "v",          "v",     "v",    "v",         "v",        "v",      "v"),
    Kind.EVENT:        ("vacrp",        "vacrp", "vacrp",      "v",     "v",    "v",         "vc",       "v",      "v"),
    Kind.CONTRIBUTION: ("vacrp",        "vacp",  "vacp",       "-",     "-",    "-",         "vacp",     "v",      "-"),
    Kind.ORGANISATION: ("vacr",         "vacr",  "v",          "-",     "-",    "v",         "-",        "v",      "v"),
    Kind.NEWS:         ("vacrp",        "vac",   "vacrp",      "v",     "v",    "v",         "v",        "v",      "v"),
    Kind.MESSAGE:      ("vcr",          "v",     "vc",         "-",     "-",    "-",         "vc",       "v",      "-"),
    Kind.LOOK:         ("vc",           "-",     "vc",         "-",     "-",    "-",         "-",        "v",      "-"),
    Kind.USERS:        ("var",          "-",     "-",          "-",     "-",    "-",         "-",        "v",      "-"),
    Kind.HISTORY:      ("v",            "-",     "-",          "-",     "-",    "-",         "-",        "v",      "-"),
    Kind.WEBHOOK:      ("var",          "-",     "-",          "-",     "-",    "-",         "-",        "v",      "-"),
    Kind.JOBS:         ("vc",           "-",     "-",          "-",     "-",    "-",         "-",        "v",      "-"),
}  # fmt: skip

ALLOWED: Mapping[tuple[Kind, Right], frozenset[Access]] = {
    (kind, right): frozenset(role for role, letters in zip(_ROLES, row, strict=True) if letter in letters)
    for kind, row in _TABLE.items()
    for letter, right in _RIGHTS.items()
}
"""The roles that have a right to a kind of object."""


def may(user: Any, right: Right, kind: Kind, municipality_id: int | None = None) -> bool:
    """Whether `user` has the right in the municipality; in any at all, where none is given."""
    if user.is_active and user.is_superuser:
        return True
    return any(
        role in ALLOWED[kind, right]
        for where, role in grants_of(user)
        if municipality_id is None or where == municipality_id
    )


def may_any(user: Any, rights: Iterable[Right], kind: Kind, municipality_id: int | None = None) -> bool:
    return any(may(user, right, kind, municipality_id) for right in rights)


def may_everywhere(user: Any, right: Right, kind: Kind) -> bool:
    """Whether `user` has the right in every municipality here, and so to what they share."""
    if user.is_active and user.is_superuser:
        return True
    where = {place for place, role in grants_of(user) if role in ALLOWED[kind, right]}
    return bool(where) and municipalities_here(user) <= where


def municipalities(user: Any, right: Right, kind: Kind) -> QuerySet[Municipality]:
    """Where `user` has the right."""
    if user.is_active and user.is_superuser:
        return Municipality.objects.all()
    where = {place for place, role in grants_of(user) if role in ALLOWED[kind, right]}
    return Municipality.objects.filter(pk__in=where)
