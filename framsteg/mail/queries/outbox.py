"""What became of the letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from framsteg.mail.models import MailState, OutgoingMail


@dataclass(frozen=True)
class Fate:
    """How it went for a letter."""

    state: MailState
    to: str
    sent_at: datetime | None
    last_error: str


def letters_about(prefix: str) -> Mapping[str, Fate]:
    """The letters whose key begins with `prefix`, by their key."""
    rows = OutgoingMail.objects.filter(key__startswith=prefix)
    return {
        key: Fate(MailState(state), to, sent_at, error)
        for key, state, to, sent_at, error in rows.values_list("key", "state", "to", "sent_at", "last_error")
    }


def counted() -> Mapping[MailState, int]:
    """How many letters there are in each state."""
    rows = OutgoingMail.objects.values_list("state").annotate(Count("id"))
    return {MailState(state): number for state, number in rows}
