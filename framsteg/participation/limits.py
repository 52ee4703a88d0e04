"""How much one network may send, so that a flood is stopped and a school is not.

Those who have worked for their form (form_passes) share a wide allowance, all others a narrow one. Nothing is stored:
the counts lie in the cache under a mark made from the address, the day and the installation's key, for an hour at
most. Each process of the server counts for itself, so that the true limit is at most as many times higher.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import caches
from django.utils.crypto import salted_hmac

MINUTE, HOUR = 60, 3600


@dataclass(frozen=True)
class Allowance:
    """At most `most` in each stretch of `seconds`."""

    name: str
    most: int
    seconds: int


WORKED_FOR = (Allowance("worked", 240, MINUTE), Allowance("worked-hour", 3_000, HOUR))
"""A hall of three hundred, behind one address, who all press at the same moment of ten minutes."""
PLAIN = (Allowance("plain", 12, MINUTE), Allowance("plain-hour", 90, HOUR))


def may_send(network: str, *, worked_for: bool, at: datetime) -> bool:
    """Count one more from the network; whether it still is within what is allowed."""
    mark = salted_hmac("framsteg.participation.limits", f"{at.date()} {network}").hexdigest()[:24]
    allowances = WORKED_FOR if worked_for else PLAIN
    counts = [
        (_counted(each, mark, at), each.most) for each in allowances
    ]  # each is counted, whatever the others say
    return all(number <= most for number, most in counts)


def _counted(allowance: Allowance, mark: str, at: datetime) -> int:
    stretch = int(at.timestamp()) // allowance.seconds
    key = f"limit:{allowance.name}:{mark}:{stretch}"
    kept = caches["default"]
    kept.add(key, 0, allowance.seconds)
    try:
        return int(kept.incr(key))
    except ValueError:  # it was dropped in between
        return 1
