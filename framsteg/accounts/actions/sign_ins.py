"""What happens to a user's way in is told in the audit trail of every municipality that the user has access to.

Told is who and what, never from where or with what: no address, no browser, and nothing that was typed.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from framsteg.accounts.models import Municipality, User
from framsteg.audit.actors import Actor, SystemActor
from framsteg.audit.models import AuditEntry

NOBODY = SystemActor("–")
"""Who tried and failed: somebody, we do not know who."""


def record_sign_in(sender: Any, user: User, **details: Any) -> None:
    """Receives Django's `user_logged_in`."""
    tell(user, AuditEntry.Action.SIGNED_IN, by=user, at=timezone.now())


def record_sign_out(sender: Any, user: User | None, **details: Any) -> None:
    """Receives Django's `user_logged_out`."""
    if user is not None:
        tell(user, AuditEntry.Action.SIGNED_OUT, by=user, at=timezone.now())


def tell(user: User, action: AuditEntry.Action, *, by: Actor, at: datetime, note: str = "") -> None:
    """Add it to the trail. Public pages stay cached: nothing public has changed."""
    codes = Municipality.objects.filter(grants__user=user).distinct().values_list("code", flat=True)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            at=at,
            actor_id=str(by.pk or ""),
            actor_label=str(by)[:200],
            municipality_code=code,
            action=action,
            object_type=User._meta.label_lower,
            object_id=str(user.pk),
            object_label=str(user)[:300],
            note=note,
        )
        for code in list(codes) or [""]
    )
