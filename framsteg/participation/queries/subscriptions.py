"""Who follows what."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Min

from framsteg.participation.following import Topic
from framsteg.participation.models import Subscriber, Subscription, TopicKind

_NARROWEST_FIRST = {kind: place for place, kind in enumerate(TopicKind.values)}


def subscriber_with(nonce: UUID, municipality_id: int) -> Subscriber | None:
    """The subscriber whose personal address holds `nonce`; None where it has been forgotten."""
    found = Subscriber.objects.filter(nonce=nonce, municipality_id=municipality_id)
    return found.select_related("municipality").first()


def followed_by(subscriber: Subscriber) -> Sequence[Subscription]:
    """All that is followed, confirmed or not, the narrowest first."""
    return in_order(subscriber.subscriptions.all())


def in_order(subscriptions: Iterable[Subscription]) -> Sequence[Subscription]:
    """The narrowest first, so that what is told under several is told under the one that says most."""
    return sorted(subscriptions, key=lambda each: (_NARROWEST_FIRST[each.kind], each.pk))


def topic_of(subscription: Subscription) -> Topic:
    return Topic(subscription.kind, subscription.identity)


def told_least(*, at: datetime) -> datetime | None:
    """Up to when all who are due have been told at least; None where nobody is due."""
    due = Subscriber.objects.filter(confirmed_at__isnull=False, due_at__lte=at)
    least: datetime | None = due.aggregate(least=Min("told_until"))["least"]
    return least
