"""How much one network may send, so that a flood is stopped and a school is not.

Those who have worked for their form (form_passes) share a wide allowance, all others a narrow one. The counts are rows
of the database, so that every process and every machine of an installation counts the same (docs/adr/0059). They
stand under a mark made from the address, the day and the installation's key, and are dropped when an hour is over.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, Sum
from django.utils.crypto import salted_hmac

from framsteg.participation.models import SentInMinute

MINUTES_IN_HOUR = 60


@dataclass(frozen=True)
class Allowance:
    """At most `in_minute` within a minute of the clock, and `in_hour` within any sixty of them."""

    kind: str
    in_minute: int
    in_hour: int


WORKED_FOR = Allowance("worked", 240, 3_000)
"""A hall of three hundred, behind one address, who all press at the same moment of ten minutes."""
PLAIN = Allowance("plain", 12, 90)


def may_send(network: str, *, worked_for: bool, at: datetime) -> bool:
    """Count one more from the network; whether it still is within what is allowed.

    What is over the limit is not counted, so that a flood writes nothing. Of those who come at the same moment each
    has a place of its own in the row: as many are let in as there is room for, and not one fewer.
    """
    allowance = WORKED_FOR if worked_for else PLAIN
    mark = salted_hmac("framsteg.participation.limits", f"{at.date()} {network}").hexdigest()[:24]
    minute = int(at.timestamp()) // 60
    if not _is_room(allowance, mark, minute, for_more=1):
        return False
    with transaction.atomic():  # holds the row: what is read is what was counted here
        _count(allowance, mark, minute)
        return _is_room(allowance, mark, minute, for_more=0)


def forget(*, at: datetime) -> int:
    """Drop what no limit asks for any more; how many rows."""
    before = int(at.timestamp()) // 60 - MINUTES_IN_HOUR
    return SentInMinute.objects.filter(minute__lte=before).delete()[0]


def _is_room(allowance: Allowance, mark: str, minute: int, *, for_more: int) -> bool:
    of_network = SentInMinute.objects.filter(kind=allowance.kind, mark=mark)
    found = of_network.filter(minute__gt=minute - MINUTES_IN_HOUR).aggregate(
        now=Sum("number", filter=Q(minute=minute)), hour=Sum("number")
    )
    now, hour = ((found[each] or 0) + for_more for each in ("now", "hour"))
    return now <= allowance.in_minute and hour <= allowance.in_hour


def _count(allowance: Allowance, mark: str, minute: int) -> None:
    """One statement raises the number: of two processes at once neither overwrites the other's. A new minute is when
    old ones are dropped."""
    row = SentInMinute.objects.filter(kind=allowance.kind, mark=mark, minute=minute)
    if row.update(number=F("number") + 1):
        return
    made = SentInMinute(kind=allowance.kind, mark=mark, minute=minute)
    SentInMinute.objects.bulk_create([made], ignore_conflicts=True)
    row.update(number=F("number") + 1)
    SentInMinute.objects.filter(minute__lte=minute - MINUTES_IN_HOUR).delete()
