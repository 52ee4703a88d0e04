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
    told = {"username": user.username, "email": user.email, "name": user.get_full_name()}
    recording.record(user, AuditEntry.Action.CREATED, by=by, at=at, after=told)


@transaction.atomic
def grant(user: User, municipality: Municipality, access: Access, *, by: Actor, at: datetime) -> AccessGrant:
    """Give `user` the access in the municipality; what is given already stays as it is."""
    given, is_new = AccessGrant.objects.get_or_create(user=user, municipality=municipality, access=access)
    if is_new:
        recording.record(given, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(given))
    grants.forget(user)
    return given


@transaction.atomic
def revoke(given: AccessGrant, *, by: Actor, at: datetime) -> None:
    """Take the access back."""
    recording.record(given, AuditEntry.Action.REMOVED, by=by, at=at, before=snapshot(given))
    given.delete()
    grants.forget(given.user)
