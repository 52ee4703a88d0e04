"""Seats and the queue to them. Everything that gives or frees a seat holds the event's row, one at a time."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.audit import generation
from framsteg.mail.actions import outbox
from framsteg.participation.emails.sign_ups import letters_of, receipt
from framsteg.participation.models import Event, SignUp
from framsteg.participation.queries.events import is_past
from framsteg.participation.queries.sign_ups import next_seat, of_one_address, seats, signed_up_with
from framsteg.participation.rules.contributions import takes_sign_ups

MOST_FOR_ONE_ADDRESS = 6
"""A family; not a whole hall."""


@transaction.atomic
def sign_up(event: Event, *, name: str, email: str, language: str, token: UUID, at: datetime) -> SignUp:
    """Take a seat, or a place in the queue. The same form sent twice is one: the first is given back."""
    locked = _locked(event)
    earlier = signed_up_with(token)
    if earlier is not None:
        return earlier
    if not takes_sign_ups(locked, on=timezone.localdate(at)):
        raise ValidationError(_("It is no longer possible to sign up."))
    if of_one_address(locked, email) >= MOST_FOR_ONE_ADDRESS:
        raise ValidationError(
            {
                "email": _(
                    "So many have signed up with this address that no more can. Write to the municipality."
                )
            }
        )
    made = SignUp(event=locked, name=name, email=email, language=language, token=token, signed_up_at=at)
    made.seat = None if seats(locked).queue else next_seat(locked)
    made.full_clean()
    made.save(force_insert=True)
    outbox.queue(receipt(made), at=at)
    _tell_page_if_full(locked)
    return made


@transaction.atomic
def cancel(made: SignUp, *, at: datetime) -> None:
    """Give the seat back. Whoever has waited longest gets it, and is told; name, address and letters are forgotten."""
    event = _locked(made.event)
    was_full = seats(event).is_full
    outbox.withdraw(letters_of(made))
    SignUp.objects.filter(pk=made.pk).delete()
    _fill(event, at=at)
    if was_full and not seats(event).is_full:
        generation.bump()


@transaction.atomic
def fill_seats(event: Event, *, at: datetime) -> int:
    """Give free seats to those who wait, for instance when there are more of them; how many got one."""
    return _fill(_locked(event), at=at)


def _fill(event: Event, *, at: datetime) -> int:
    """Nobody is told of a seat at what has been."""
    if is_past(event, timezone.localdate(at)):
        return 0
    given = 0
    for waiting in SignUp.objects.filter(event_id=event.pk, seat__isnull=True).order_by("id"):
        seat = next_seat(event)
        if seat is None:
            break
        waiting.seat = seat
        waiting.save(update_fields=["seat"])
        waiting.event = event
        outbox.queue(receipt(waiting, after_waiting=True), at=at)
        given += 1
    return given


def _locked(event: Event) -> Event:
    return (
        Event.objects.select_for_update(no_key=True, of=("self",))
        .select_related("municipality")
        .get(pk=event.pk)
    )


def _tell_page_if_full(event: Event) -> None:
    """The public page says whether there are seats left, and no more: only that change makes it be made anew."""
    found = seats(event)
    if found.is_full and found.queue <= 1:
        generation.bump()
