"""Giving people access to the editor, and taking it back."""

from datetime import datetime

from django.db import transaction

from framsteg.accounts.models import Access, AccessGrant, Municipality, User
from framsteg.accounts.queries import grants
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot


@transaction.atomic
def add_user(user: User, *, password: str, by: Actor, at: datetime) -> None:
    """Store a new user. The password is never recorded."""
    user.set_password(password)
    user.full_clean()
    user.save(force_insert=True)
    record_user(user, by=by, at=at)


def record_user(user: User, *, by: Actor, at: datetime) -> None:
    """Tell of a new user that has been stored."""
    told = {"username": user.username, "email": user.email, "name": user.get_full_name()}
    recording.record(user, AuditEntry.Action.CREATED, by=by, at=at, after=told)


@transaction.atomic
def grant(
    user: User, municipality: Municipality, access: Access, *, by: Actor, at: datetime, given_by: str = ""
) -> AccessGrant:
    """Give `user` the access in the municipality; what is given already stays as it is.

    `given_by` is the identity provider whose word it is. What a provider gave and somebody then gives by hand is by
    hand from then on, and no longer taken back by the provider.
    """
    given, is_new = AccessGrant.objects.get_or_create(
        user=user, municipality=municipality, access=access, defaults={"given_by": given_by}
    )
    if is_new:
        recording.record(given, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(given))
    elif given.given_by and not given_by:
        before, given.given_by = {"given_by": given.given_by}, ""
        given.save(update_fields=["given_by"])
        recording.record(
            given, AuditEntry.Action.CHANGED, by=by, at=at, before=before, after={"given_by": ""}
        )
    grants.forget(user)
    return given


@transaction.atomic
def revoke(given: AccessGrant, *, by: Actor, at: datetime) -> None:
    """Take the access back."""
    recording.record(given, AuditEntry.Action.REMOVED, by=by, at=at, before=snapshot(given))
    given.delete()
    grants.forget(given.user)
