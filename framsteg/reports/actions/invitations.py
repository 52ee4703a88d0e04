"""Links for those who may read before the time. Only a checksum of a link is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.reports.models import Invitation, Release

LONGEST = timedelta(days=60)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(release: Release, *, invited: str, expires_at: datetime, by: Actor, at: datetime) -> str:
    """A new link for one reader; returns its secret part, which is shown once and never kept."""
    if not at < expires_at <= at + LONGEST:
        raise ValidationError({"expires_at": _("The link must end after now, and within 60 days.")})
    token = secrets.token_urlsafe(32)
    made = Invitation(
        release=release,
        invited=invited.strip(),
        token_hash=hash_of(token),
        made_by=str(by)[:200],
        made_at=at,
        expires_at=expires_at,
    )
    made.full_clean()
    made.save(force_insert=True)
    _tell(made, AuditEntry.Action.CREATED, by=by, at=at)
    return token


@transaction.atomic
def revoke(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """End a link now. Does nothing to one that has ended."""
    if invitation.revoked_at is not None:
        return
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    _tell(invitation, AuditEntry.Action.WITHDRAWN, by=by, at=at)


def open_with(token: str, *, at: datetime) -> Invitation:
    """The invitation behind a link. Raises Invitation.DoesNotExist for one that is unknown, ended or revoked."""
    found = Invitation.objects.select_related(
        "release__municipality", "release__event", "release__programme"
    ).get(token_hash=hash_of(token), revoked_at__isnull=True, expires_at__gt=at)
    if found.opened_at is None:
        Invitation.objects.filter(pk=found.pk, opened_at__isnull=True).update(opened_at=at)
    return found


def _tell(invitation: Invitation, action: AuditEntry.Action, *, by: Actor, at: datetime) -> None:
    until = invitation.expires_at.isoformat()
    recording.record(invitation, action, by=by, at=at, after={"invited": invitation.invited, "until": until})
