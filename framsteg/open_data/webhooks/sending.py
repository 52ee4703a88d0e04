"""Sending what is queued. Any number of workers may do it at once, and each may die at any moment.

As with letters (docs/adr/0019): a delivery is taken by one worker, "sending" is written before it goes, and what was
being sent when a worker died is sent again with the same id, by which the receiver knows that it has it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import override

from framsteg.lib.outgoing import NotSent, place_of, post
from framsteg.open_data.models import DeliveryState, WebhookDelivery, WebhookSubscription
from framsteg.open_data.models.webhooks import ERROR_LENGTH

from .signing import secret_of, signature

AT_A_TIME = 20
TAKEN_OVER_AFTER = timedelta(minutes=10)
"""Longer than twenty deliveries take, each of which waits ten seconds at most."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
MOST_ATTEMPTS = len(WAITS) + 1
GONE = 410
KEPT_FOR = timedelta(days=30)
_WAITING = (DeliveryState.QUEUED, DeliveryState.SENDING)

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Sent:
    """What a run did with how many deliveries."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0

    def __add__(self, other: "Sent") -> "Sent":
        return Sent(self.sent + other.sent, self.put_off + other.put_off, self.given_up + other.given_up)


def send(*, clock: Clock = timezone.now, go_on: Callable[[], bool] = lambda: True) -> Sent:
    """Send everything that is due, as long as `go_on` says so."""
    done = Sent()
    while go_on() and (taken := _take(clock())):
        for delivery in taken:
            done += _send(delivery, clock)
    return done


def forget(*, before: datetime) -> int:
    """Drop what ended before a time; what was told is not told again, since only new rows are looked at."""
    removed, _kinds = WebhookDelivery.objects.filter(ended_at__lt=before).delete()
    return removed


def _due(at: datetime) -> QuerySet[WebhookDelivery]:
    free = Q(claim__isnull=True) | Q(claimed_at__lt=at - TAKEN_OVER_AFTER)
    return WebhookDelivery.objects.filter(free, state__in=_WAITING, not_before__lte=at)


def _take(at: datetime) -> Sequence[WebhookDelivery]:
    """Some that are now this worker's alone; none when nothing is due."""
    claim = uuid4()
    while wanted := list(_due(at).order_by("not_before", "id").values_list("pk", flat=True)[:AT_A_TIME]):
        if _due(at).filter(pk__in=wanted).update(claim=claim, claimed_at=at):
            mine = WebhookDelivery.objects.filter(claim=claim).select_related("subscription")
            return list(mine.order_by("not_before", "id"))
    return ()


def _send(delivery: WebhookDelivery, clock: Clock) -> Sent:
    subscription = delivery.subscription
    if subscription.ended_at is not None:
        return _end(delivery, DeliveryState.GIVEN_UP, clock(), "The subscription has ended.")
    if delivery.attempts >= MOST_ATTEMPTS:
        return _end(delivery, DeliveryState.GIVEN_UP, clock(), delivery.last_error)
    begun = {"state": DeliveryState.SENDING, "claimed_at": clock(), "attempts": F("attempts") + 1}
    if not _mine(delivery).update(**begun):
        return Sent()  # another worker has taken it over
    delivery.attempts += 1
    try:
        status = _post(delivery, clock())
    except NotSent as error:
        with override("en"):
            return _put_off(delivery, clock(), str(error))
    if 200 <= status < 300:
        return _end(delivery, DeliveryState.SENT, clock(), "")
    if status == GONE:
        WebhookSubscription.objects.filter(pk=subscription.pk, ended_at=None).update(ended_at=clock())
        return _end(delivery, DeliveryState.GIVEN_UP, clock(), "The receiver says that it is gone (410).")
    return _put_off(delivery, clock(), f"The receiver answered {status}.")


def _post(delivery: WebhookDelivery, at: datetime) -> int:
    """Raises NotSent. The address is checked each time: what a name stands for can change."""
    content = json.dumps(delivery.content, sort_keys=True).encode()
    place = place_of(delivery.subscription.address, private_too=settings.FRAMSTEG_WEBHOOKS_TO_PRIVATE)
    headers = {
        "Content-Type": "application/json",
        "Framsteg-Delivery": str(delivery.identity),
        "Framsteg-Event": str(delivery.content["event"]),
        "Framsteg-Signature": signature(secret_of(delivery.subscription), content, at=int(at.timestamp())),
    }
    return post(place, content, headers).status


def _put_off(delivery: WebhookDelivery, at: datetime, error: str) -> Sent:
    if delivery.attempts >= MOST_ATTEMPTS:
        return _end(delivery, DeliveryState.GIVEN_UP, at, error)
    again: dict[str, Any] = {
        "not_before": at + WAITS[delivery.attempts - 1],
        "claim": None,
        "claimed_at": None,
    }
    _mine(delivery).update(state=DeliveryState.QUEUED, last_error=error[:ERROR_LENGTH], **again)
    return Sent(put_off=1)


def _end(delivery: WebhookDelivery, state: DeliveryState, at: datetime, error: str) -> Sent:
    ended: dict[str, Any] = {"claim": None, "claimed_at": None, "ended_at": at}
    _mine(delivery).update(state=state, last_error=error[:ERROR_LENGTH], **ended)
    return Sent(sent=1) if state is DeliveryState.SENT else Sent(given_up=1)


def _mine(delivery: WebhookDelivery) -> QuerySet[WebhookDelivery]:
    """The row, as long as this worker holds it."""
    return WebhookDelivery.objects.filter(pk=delivery.pk, claim=delivery.claim)
