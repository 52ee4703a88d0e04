"""Beginning and ending. An ended subscription stays, as what was done stays told."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.lib.outgoing import NotSent, place_of
from framsteg.open_data.models import WebhookSubscription

from .signing import secret_of


def begin(subscription: WebhookSubscription, *, by: Actor, at: datetime) -> str:
    """Store it; returns its secret, which is shown to nobody again. Told is what happens from now on."""
    check_address(subscription.address)
    subscription.nonce = uuid4()
    subscription.seen_to = AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    recording.create(subscription, by=by, at=at)
    return secret_of(subscription)


def end(subscription: WebhookSubscription, *, by: Actor, at: datetime) -> None:
    """Tell it no more. Does nothing to one that has ended."""
    if subscription.ended_at is not None:
        return
    subscription.ended_at = at
    recording.change(subscription, by=by, at=at)


def check_address(address: str) -> None:
    """Refuse at the field what nothing would be sent to. Raises ValidationError."""
    try:
        place_of(address, private_too=settings.FRAMSTEG_WEBHOOKS_TO_PRIVATE)
    except NotSent as error:
        raise ValidationError({"address": str(error)}) from error
