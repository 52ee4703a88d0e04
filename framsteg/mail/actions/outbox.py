"""Putting letters into the outbox, in the transaction of what they tell about: both are kept, or neither."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import make_msgid
from itertools import islice

from django.conf import settings
from django.db.models import QuerySet

from framsteg.mail.letters import Letter
from framsteg.mail.models import MailState, OutgoingMail
from framsteg.mail.models.outgoing import KEY_LENGTH, SUBJECT_LENGTH

AT_A_TIME = 500


class KeyTooLong(ValueError):
    """A key that would be cut could be that of another letter."""


def queue(letter: Letter, *, at: datetime) -> bool:
    """Keep `letter` to be sent; whether it is new: a letter with its key may be there already."""
    row = _row(letter, at, _domain())
    OutgoingMail.objects.bulk_create([row], ignore_conflicts=True)
    return OutgoingMail.objects.filter(message_id=row.message_id).exists()


def queue_many(letters: Iterable[Letter], *, at: datetime) -> int:
    """The same for any number of letters, read and written some hundred at a time; how many were new."""
    coming, domain, new = iter(letters), _domain(), 0
    while some := [_row(letter, at, domain) for letter in islice(coming, AT_A_TIME)]:
        OutgoingMail.objects.bulk_create(some, ignore_conflicts=True)
        new += OutgoingMail.objects.filter(message_id__in=[row.message_id for row in some]).count()
    return new


def forget(*, before: datetime) -> int:
    """Drop addresses and texts of what was sent, or given up, before a time. The keys stay: it is not sent again."""
    ended = OutgoingMail.objects.filter(state__in=(MailState.SENT, MailState.GIVEN_UP), queued_at__lt=before)
    return empty(ended.exclude(to=""))


def empty(letters: "QuerySet[OutgoingMail]") -> int:
    """Drop whom they are to and what they say, a mail server's words too. What has not been sent is not sent."""
    letters.filter(state=MailState.QUEUED).update(state=MailState.GIVEN_UP, claim=None, claimed_at=None)
    return letters.update(to="", to_mark="", subject="", text="", html="", headers={}, last_error="")


def withdraw(prefix: str) -> int:
    """Remove every letter whose key begins with `prefix`, sent or not: for whoever is to be forgotten."""
    number, _by_kind = OutgoingMail.objects.filter(key__startswith=prefix).delete()
    return number


def again(*, at: datetime) -> int:
    """Put what was given up back in the queue, when what was wrong has been mended; how many letters."""
    given_up = OutgoingMail.objects.filter(state=MailState.GIVEN_UP, is_secret=False).exclude(to="")
    return given_up.update(state=MailState.QUEUED, attempts=0, not_before=at)


def _row(letter: Letter, at: datetime, domain: str) -> OutgoingMail:
    if len(letter.key) > KEY_LENGTH:
        raise KeyTooLong(letter.key)
    return OutgoingMail(
        key=letter.key,
        message_id=make_msgid(domain=domain),
        to=letter.to,
        sender_name=_on_one_line(letter.sender_name),
        subject=_on_one_line(letter.subject)[:SUBJECT_LENGTH],
        text=letter.text,
        html=letter.html,
        headers={name: _on_one_line(value) for name, value in letter.headers.items()},
        language=letter.language,
        is_secret=letter.is_secret,
        queued_at=at,
        not_before=letter.not_before or at,
    )


def _on_one_line(text: str) -> str:
    """A header has one line; more would let a text add headers of its own."""
    return " ".join(text.split())


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
