from collections.abc import Sequence
from uuid import UUID

from framsteg.participation.models import Message


def sent_with(token: UUID) -> Message | None:
    """The message that the form with this token has sent, if it has."""
    return Message.objects.filter(token=token).first()


def unhandled_of(municipality_id: int) -> Sequence[Message]:
    """The messages that nobody has handled yet, oldest first."""
    return tuple(
        Message.objects.filter(municipality_id=municipality_id, handled_at__isnull=True).order_by(
            "created_at", "id"
        )
    )
