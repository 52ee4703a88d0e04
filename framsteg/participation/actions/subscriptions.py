"""Following something by mail: asked for by anyone, begun only by whoever reads the letters of the address."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from framsteg.accounts.models import Municipality
from framsteg.lib.plain_language import Language
from framsteg.lib.sealing import marks
from framsteg.mail.actions import outbox
from framsteg.participation.emails.subscriptions import confirmation, letters_of
from framsteg.participation.following import Topic
from framsteg.participation.models import Subscriber, Subscription
from framsteg.participation.rules.subscriptions import CONFIRMED_WITHIN, MOST_FOLLOWED, next_due


@transaction.atomic
def ask(
    topic: Topic,
    *,
    named: str,
    municipality: Municipality,
    email: str,
    frequency: str,
    language: Language,
    at: datetime,
) -> None:
    """Keep what is asked for until it is confirmed, and send the one letter that asks.

    Whoever typed the address learns nothing: neither whether it is known, nor what it follows. A letter goes out only
    where none is unanswered; what already is followed asks for none.
    """
    subscriber = _subscriber(municipality, email, frequency, language, at)
    _forget_old_question(subscriber, at)
    if subscriber.subscriptions.count() >= MOST_FOLLOWED:
        return
    asked, _is_new = Subscription.objects.get_or_create(
        subscriber=subscriber, kind=topic.kind, identity=topic.identity, defaults={"asked_at": at}
    )
    if asked.confirmed_at is None and subscriber.asked_at is None:
        subscriber.asked_at = at
        subscriber.save(update_fields=["asked_at"])
        outbox.queue(confirmation(subscriber, named), at=at)


@transaction.atomic
def choose(
    subscriber: Subscriber,
    *,
    keep: Collection[int],
    frequency: str,
    language: Language,
    at: datetime,
) -> bool:
    """Follow from now on exactly the subscriptions in `keep`; with none left, everything ends.

    Only whoever has a letter to the address comes here, so that it confirms too. Whether anything is followed still.
    """
    kept = Subscriber.objects.select_for_update(no_key=True).filter(pk=subscriber.pk).first()
    if kept is None:
        return False
    kept.subscriptions.exclude(pk__in=keep).delete()
    if not kept.subscriptions.exists():
        end(kept)
        return False
    kept.subscriptions.filter(confirmed_at__isnull=True).update(confirmed_at=at)
    if kept.confirmed_at is None:
        kept.confirmed_at = kept.told_until = at
    if kept.confirmed_at == at or kept.frequency != frequency:
        kept.due_at = next_due(frequency, at=at)
    kept.frequency, kept.language, kept.asked_at = frequency, language, None
    kept.save()
    return True


@transaction.atomic
def end(subscriber: Subscriber) -> None:
    """Forget the address, what it follows and the letters to it; what has not been sent is not sent."""
    for prefix in letters_of(subscriber):
        outbox.withdraw(prefix)
    Subscriber.objects.filter(pk=subscriber.pk).delete()


@transaction.atomic
def forget_unconfirmed(*, at: datetime) -> int:
    """Delete what nobody has confirmed in time; how many addresses were forgotten."""
    old = at - CONFIRMED_WITHIN
    Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=old).delete()
    nobody = Subscriber.objects.filter(confirmed_at__isnull=True, subscriptions__isnull=True)
    forgotten = list(nobody.filter(Q(asked_at__lt=old) | Q(asked_at__isnull=True)))
    for each in forgotten:
        end(each)
    Subscriber.objects.filter(asked_at__lt=old).update(asked_at=None)
    return len(forgotten)


def _subscriber(
    municipality: Municipality, email: str, frequency: str, language: Language, at: datetime
) -> Subscriber:
    """The one with the address, held until the transaction ends. One that is there already is not changed."""
    known = Subscriber.objects.select_for_update(no_key=True).filter(
        municipality=municipality, email_mark__in=marks(email)
    )
    found = known.first()
    if found is not None:
        return found
    Subscriber.objects.bulk_create(
        [
            Subscriber(
                municipality=municipality,
                email=email,
                language=language,
                frequency=frequency,
                nonce=uuid4(),
                told_until=at,
                due_at=at,
            )
        ],
        ignore_conflicts=True,
    )
    return known.select_related(None).get()


def _forget_old_question(subscriber: Subscriber, at: datetime) -> None:
    old = at - CONFIRMED_WITHIN
    subscriber.subscriptions.filter(confirmed_at__isnull=True, asked_at__lt=old).delete()
    if subscriber.asked_at is not None and subscriber.asked_at < old:
        subscriber.asked_at = None
