"""Reminding those who have been asked in a round and have not answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from framsteg.audit.actors import Actor
from framsteg.programme.models import RoundAsk


@dataclass(frozen=True)
class Reminded:
    """What came of it: messages queued, questions they are about, and the questions nobody could be reached about."""

    messages: int
    asks: int
    unreachable: Sequence[RoundAsk]


def remind(asks: Sequence[RoundAsk], *, by: Actor, at: datetime) -> Reminded:
    """Queue one message to each person for all of these questions together, and note it on each `RoundAsk`.

    Questions that are answered, or whose round is not open, are passed over. `reminders` and `reminded_at` tell of
    each ask how many times and when it was last reminded about.
    """
    raise NotImplementedError("written together with the outbox")
