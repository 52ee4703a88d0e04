"""Preparing the letters to all who follow something, some hundred at a time.

Each batch is one transaction: the letters are in the outbox and the subscribers are told until now, or neither. A run
that is killed is continued by the next, and of two that run at once each finds what the other has left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch

from framsteg.lib.plain_language import language_of
from framsteg.mail.actions import outbox
from framsteg.mail.letters import Letter
from framsteg.participation.emails.digests import digest
from framsteg.participation.following import Followed, Newsroom
from framsteg.participation.models import Subscriber, Subscription
from framsteg.participation.queries.subscriptions import in_order, topic_of
from framsteg.participation.rules.subscriptions import SETTLED_AFTER, next_due

AT_A_TIME = 250


@dataclass(frozen=True)
class Prepared:
    """How many were looked at, and how many letters there was something to say in."""

    subscribers: int = 0
    letters: int = 0

    def __add__(self, other: "Prepared") -> "Prepared":
        return Prepared(self.subscribers + other.subscribers, self.letters + other.letters)


def prepare(newsroom: Newsroom, *, at: datetime) -> Prepared:
    """A letter to each subscriber who is due and to whom something is new. Nobody gets a letter about nothing."""
    done, above = Prepared(), 0
    while True:
        some, last = _some(newsroom, above, at)
        if last is None:
            return done
        done, above = done + some, last


@transaction.atomic
def _some(newsroom: Newsroom, above: int, at: datetime) -> tuple[Prepared, int | None]:
    """The next subscribers in order; the last one's key, None when there are no more."""
    found = _due(above, at)
    if not found:
        return Prepared(), None
    until = at - SETTLED_AFTER
    letters = [letter for each in found if (letter := _letter(newsroom, each, until)) is not None]
    outbox.queue_many(letters, at=at)
    _told(found, until, at)
    return Prepared(len(found), len(letters)), found[-1].pk


def _due(above: int, at: datetime) -> Sequence[Subscriber]:
    """Held until the transaction ends, so that nobody else prepares the same."""
    confirmed = Subscription.objects.filter(confirmed_at__isnull=False)
    due = Subscriber.objects.filter(confirmed_at__isnull=False, due_at__lte=at, pk__gt=above)
    return list(
        due.select_for_update(no_key=True, of=("self",))
        .select_related("municipality")
        .prefetch_related(Prefetch("subscriptions", queryset=confirmed))
        .order_by("pk")[:AT_A_TIME]
    )


def _letter(newsroom: Newsroom, subscriber: Subscriber, until: datetime) -> Letter | None:
    happened = new_to(newsroom, subscriber, until)
    return digest(subscriber, happened, since=subscriber.told_until) if happened else None


def new_to(newsroom: Newsroom, subscriber: Subscriber, until: datetime) -> Sequence[Followed]:
    """What is new under each thing that is followed; what belongs to several is told under the narrowest."""
    language, seen = language_of(subscriber.language), set[str]()
    happened: list[Followed] = []
    for each in in_order(subscriber.subscriptions.all()):
        followed = newsroom.followed(topic_of(each), subscriber.municipality, language)
        if followed is None:
            continue
        new = [
            told
            for told in followed.told
            if subscriber.told_until < told.at <= until and told.identity not in seen
        ]
        seen.update(told.identity for told in new)
        if new:
            happened.append(replace(followed, told=new))
    return happened


def _told(found: Sequence[Subscriber], until: datetime, at: datetime) -> None:
    """Those who were confirmed within the last minute keep their beginning."""
    by_frequency: Mapping[str, list[int]] = {each.frequency: [] for each in found}
    for each in found:
        if each.told_until < until:
            by_frequency[each.frequency].append(each.pk)
    for frequency, keys in by_frequency.items():
        due_at = next_due(frequency, at=at)
        Subscriber.objects.filter(pk__in=keys).update(told_until=until, due_at=due_at)
