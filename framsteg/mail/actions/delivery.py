"""Sending what is in the outbox. Any number of workers may do it at once, and each may die at any moment.

A worker takes some rows by writing its claim on those that nobody holds; of two who try, the database lets one have
each row. Before a letter it says "sending", after the server's answer "sent", each committed by itself. A claim that
is not kept up is taken over. What that means for a letter: docs/adr/0019-nothing-lost-at-most-seen-twice.md.
"""

import smtplib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import formataddr
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from framsteg.mail.models import MailState, OutgoingMail

AT_A_TIME = 20
TAKEN_OVER_AFTER = timedelta(minutes=10)
"""Longer than any letter takes: the mail server's time-out is half a minute."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
MOST_ATTEMPTS = len(WAITS) + 1
ERROR_LENGTH = 500
ENDED_WITHOUT_ANSWER = "The program ended while the letter was being sent; it may have arrived."

Clock = Callable[[], datetime]
_WAITING = (MailState.QUEUED, MailState.SENDING)


class NoAnswer(Exception):
    """The mail server cannot be reached. Nothing is lost: the letters wait."""


@dataclass(frozen=True)
class Delivery:
    """What a run did with how many letters."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0

    def __add__(self, other: "Delivery") -> "Delivery":
        return Delivery(self.sent + other.sent, self.put_off + other.put_off, self.given_up + other.given_up)


SENT, PUT_OFF, GIVEN_UP, LEFT = Delivery(sent=1), Delivery(put_off=1), Delivery(given_up=1), Delivery()


def deliver(*, clock: Clock = timezone.now, go_on: Callable[[], bool] = lambda: True) -> Delivery:
    """Send everything that is due, as long as `go_on` says so. Raises NoAnswer without a mail server."""
    done = Delivery()
    server = get_connection()
    try:
        while go_on() and (taken := _take(clock())):
            done += _send_all(server, taken, clock)
    finally:
        server.close()
    return done


def _due(at: datetime) -> "QuerySet[OutgoingMail]":
    free = Q(claim__isnull=True) | Q(claimed_at__lt=at - TAKEN_OVER_AFTER)
    return OutgoingMail.objects.filter(free, state__in=_WAITING, not_before__lte=at)


def _take(at: datetime) -> Sequence[OutgoingMail]:
    """Some letters that are now this worker's alone; none when nothing is due.

    Where another worker was quicker with all of them, there may be more to take: it tries again.
    """
    claim = uuid4()
    while wanted := list(_due(at).order_by("not_before", "id").values_list("pk", flat=True)[:AT_A_TIME]):
        if _due(at).filter(pk__in=wanted).update(claim=claim, claimed_at=at):
            return list(OutgoingMail.objects.filter(claim=claim).order_by("not_before", "id"))
    return ()


def _send_all(server: Any, taken: Sequence[OutgoingMail], clock: Clock) -> Delivery:
    done = Delivery()
    for place, letter in enumerate(taken):
        try:
            server.open()
        except (OSError, smtplib.SMTPException) as error:
            _let_go(taken[place:])
            raise NoAnswer(_told(error)) from error
        done += _send(server, letter, clock)
    return done


def _send(server: Any, letter: OutgoingMail, clock: Clock) -> Delivery:
    if letter.attempts >= MOST_ATTEMPTS:
        return _give_up(letter, letter.last_error or ENDED_WITHOUT_ANSWER)
    if not _begin(letter, clock()):
        return LEFT
    try:
        server.send_messages([_message(letter)])
    except (OSError, smtplib.SMTPException, ValueError) as error:
        server.close()  # after a fault nobody knows what the server expects next
        return _give_up(letter, _told(error)) if _is_final(error) else _put_off(letter, _told(error), clock())
    _end(letter, MailState.SENT, sent_at=clock(), last_error="")
    return SENT


def _begin(letter: OutgoingMail, at: datetime) -> bool:
    """Say that the letter is being sent; False where another worker has taken it over."""
    error = ENDED_WITHOUT_ANSWER if letter.state == MailState.SENDING else letter.last_error
    return bool(
        _mine(letter).update(
            state=MailState.SENDING, claimed_at=at, attempts=F("attempts") + 1, last_error=error
        )
    )


def _put_off(letter: OutgoingMail, error: str, at: datetime) -> Delivery:
    if letter.attempts + 1 >= MOST_ATTEMPTS:
        return _give_up(letter, error)
    again = at + WAITS[letter.attempts]
    free = {"claim": None, "claimed_at": None, "last_error": error}
    _mine(letter).update(state=MailState.QUEUED, not_before=again, **free)
    return PUT_OFF


def _give_up(letter: OutgoingMail, error: str) -> Delivery:
    _end(letter, MailState.GIVEN_UP, last_error=error)
    return GIVEN_UP


def _end(letter: OutgoingMail, state: MailState, **told: Any) -> None:
    """Nothing more will be done with the letter; a secret is not kept."""
    dropped = {"text": "", "html": ""} if letter.is_secret else {}
    _mine(letter).update(state=state, claim=None, claimed_at=None, **told, **dropped)


def _let_go(letters: Sequence[OutgoingMail]) -> None:
    """Give back what was taken but not begun."""
    for letter in letters:
        _mine(letter).update(claim=None, claimed_at=None)


def _mine(letter: OutgoingMail) -> "QuerySet[OutgoingMail]":
    """The letter's row, as long as this worker holds it."""
    return OutgoingMail.objects.filter(pk=letter.pk, claim=letter.claim)


def _message(letter: OutgoingMail) -> EmailMultiAlternatives:
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((letter.sender_name, sender)) if letter.sender_name else sender,
        to=[letter.to],
        headers={
            **letter.headers,
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _is_final(error: Exception) -> bool:
    """Whether the server will not take this letter later either. What it has against the sender can be mended."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _said in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused):
        return False
    if isinstance(error, smtplib.SMTPResponseException):
        return 500 <= error.smtp_code < 600
    return isinstance(error, smtplib.SMTPNotSupportedError | ValueError)


def _told(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:ERROR_LENGTH]
