"""Where somebody is signed in, and ending it."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from framsteg.accounts.actions import sign_ins
from framsteg.accounts.models import User
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.lib.devices import BETWEEN


@dataclass(frozen=True)
class Session:
    """A device that is signed in. `browser` and `system` are "" where they are not known."""

    id: int
    browser: str
    system: str
    began_at: datetime
    seen_at: datetime
    is_here: bool


def sessions_of(user: User, *, here: str | None = None) -> tuple[Session, ...]:
    """The user's sessions, the latest used first; `here` is the key of the one that asks."""
    rows = sorted(UserSession.objects.purge_and_list(user), key=lambda row: row.last_seen_at, reverse=True)
    return tuple(_session(row, here) for row in rows)


def end(
    user: User,
    *,
    by: Actor,
    at: datetime,
    only: int | None = None,
    but: str | None = None,
) -> int:
    """End the user's sessions: all, `only` one, or all `but` the one with that key. How many were ended."""
    rows = UserSession.objects.filter(user=user)
    if only is not None:
        rows = rows.filter(pk=only)
    if but is not None:
        rows = rows.exclude(session_key=but)
    ended = list(rows)
    for row in ended:
        row.end()
    if ended:
        sign_ins.tell(user, AuditEntry.Action.SIGNED_OUT, by=by, at=at)
    return len(ended)


def _session(row: UserSession, here: str | None) -> Session:
    browser, _between, system = str(row.user_agent).partition(BETWEEN)
    return Session(row.pk, browser, system, row.created_at, row.last_seen_at, row.session_key == here)
