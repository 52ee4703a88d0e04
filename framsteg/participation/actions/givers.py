"""The giver's own choice: yes, tell me, or no more."""

from datetime import datetime, timedelta

from django.db import transaction

from framsteg.mail.actions import outbox
from framsteg.participation.emails.givers import letters_of
from framsteg.participation.models import Giver

KEPT_FOR = timedelta(days=730)
KEPT_AFTER_ANSWER = timedelta(days=90)


def confirm(giver: Giver, *, at: datetime) -> None:
    """The address is the giver's own. Confirming again changes nothing."""
    if giver.confirmed_at is not None:
        return
    giver.confirmed_at = at
    giver.kept_until = (giver.given_at + KEPT_FOR).date()
    giver.save(update_fields=["confirmed_at", "kept_until"])


@transaction.atomic
def stop(giver: Giver) -> None:
    """Forget the address at once, with the letters to it. What was said stays: it has no name on it."""
    outbox.withdraw(letters_of(giver))
    giver.delete()
