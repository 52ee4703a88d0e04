"""Signing in is told in the audit trail of every municipality that the user has access to."""

from typing import Any

from django.utils import timezone

from framsteg.accounts.models import Municipality, User
from framsteg.audit.models import AuditEntry


def record_sign_in(sender: Any, user: User, **details: Any) -> None:
    """Receives Django's `user_logged_in`. Public pages stay cached: nothing public has changed."""
    codes = Municipality.objects.filter(grants__user=user).distinct().values_list("code", flat=True)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            at=timezone.now(),
            actor_id=str(user.pk),
            actor_label=str(user)[:200],
            municipality_code=code,
            action=AuditEntry.Action.SIGNED_IN,
            object_type=User._meta.label_lower,
            object_id=str(user.pk),
            object_label=str(user)[:300],
        )
        for code in list(codes) or [""]
    )
