"""Messages from visitors to the municipality."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from framsteg.audit import recording
from framsteg.audit.actors import SystemActor
from framsteg.participation.models import Message
from framsteg.participation.queries.messages import sent_with

VISITOR = SystemActor("visitor")


def send(message: Message, *, at: datetime) -> Message:
    """Store what a visitor wrote. The same form sent twice, even at once, is one message: the first is given back."""
    earlier = sent_with(message.token)
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            recording.create(message, by=VISITOR, at=at)
    except (IntegrityError, ValidationError):
        earlier = sent_with(message.token)
        if earlier is None:
            raise
        return earlier
    return message
