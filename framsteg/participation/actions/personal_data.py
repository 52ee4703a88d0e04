"""The register of personal data: what is kept of people, why and how long; how it is found, given out and forgotten.

Each part of the program that keeps something of people adds its entry here. The page that tells of it, the command
that gives a person's data out or erases it, and the nightly run that forgets what has had its time read the same list.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.audit import generation
from framsteg.mail.actions import outbox
from framsteg.participation import limits
from framsteg.participation.models import Contribution, Giver, Message, Moderation, SignUp, Subscriber
from framsteg.participation.queries import personal_data as kept

from .registers import Register, Rows
from .sign_ups import cancel
from .staff_registers import OF_STAFF
from .subscriptions import end, forget_unconfirmed

AFTER_EVENT = timedelta(days=14)
AFTER_HANDLING = timedelta(days=90)
AFTER_WITHHOLDING = timedelta(days=90)
AFTER_SENDING = timedelta(days=90)
REMOVED_TEXT = "[borttaget / removed]"


def forget_contributions(email: str) -> int:
    """Erase the words of what somebody said too. That something was said, and what was answered, stays."""
    mine = Contribution.objects.filter(giver__in=kept.givers(email))
    number = mine.update(text=REMOVED_TEXT, was_shortened=True)
    for each in mine:
        index.insert_or_update_object(each)
    generation.bump()
    return number


def _remove(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]


def _end_each(rows: QuerySet[Subscriber]) -> int:
    found = list(rows)
    for each in found:
        end(each)
    return len(found)


def _give_back_each(rows: QuerySet[SignUp]) -> int:
    """Whoever waits for the seat gets it, as when it is given back by its owner."""
    found = list(rows.select_related("event"))
    for each in found:
        cancel(each, at=timezone.now())
    return len(found)


def _expire_sign_ups(at: datetime) -> int:
    last = (at - AFTER_EVENT).date()
    over = Q(event__ends_on__lt=last) | Q(event__ends_on__isnull=True, event__starts_on__lt=last)
    return _remove(SignUp.objects.filter(over))


def _expire_messages(at: datetime) -> int:
    return (
        Message.objects.exclude(reply_to="")
        .filter(handled_at__lt=at - AFTER_HANDLING)
        .update(reply_to="", reply_mark="")
    )


def _expire_withheld(at: datetime) -> int:
    old = Contribution.objects.filter(
        moderation=Moderation.WITHHELD, moderated_at__lt=at - AFTER_WITHHOLDING
    ).exclude(text=REMOVED_TEXT)
    return old.update(text=REMOVED_TEXT, was_shortened=True)


REGISTERS: list[Register] = [
    Register(
        key="givers",
        title=_("The address of those who want to hear what happens with their view"),
        what=_("E-mail address and language. It is kept apart from what was said, and never shown."),
        purpose=_("To tell you what happens with your view. You choose it, and can stop at any time."),
        kept_for=_(
            "An address that is not confirmed: seven days. A confirmed one: two years, or until you stop the letters."
        ),
        of=kept.givers,
        tell=kept.giver,
        forget=_remove,
        expire=lambda at: _remove(Giver.objects.filter(kept_until__lt=at.date())),
    ),
    Register(
        key="subscribers",
        title=_("Those who follow something by mail"),
        what=_("E-mail address, language, how often, and what is followed."),
        purpose=_("To send the letters that you have asked for. Nobody else sees what you follow."),
        kept_for=_("Until you end the letters. An address that is not confirmed: three days."),
        of=kept.subscribers,
        tell=kept.subscriber,
        forget=_end_each,
        expire=lambda at: forget_unconfirmed(at=at),
    ),
    Register(
        key="sign_ups",
        title=_("Those who have signed up for an event"),
        what=_("Name, e-mail address, and the seat or the place in the queue."),
        purpose=_("To keep a seat for you, and to tell you if something changes."),
        kept_for=_("Two weeks after the event. If you give the seat back: not at all."),
        of=kept.sign_ups,
        tell=kept.sign_up,
        forget=_give_back_each,
        expire=_expire_sign_ups,
    ),
    Register(
        key="withheld",
        title=_("Views that were not published"),
        what=_("What was written. It may say who somebody is, which is one reason for not publishing it."),
        purpose=_("To be able to say why it was not published."),
        kept_for=_("90 days. After that only the reason is left."),
        expire=_expire_withheld,
    ),
    Register(
        key="messages",
        title=_("Messages to the municipality"),
        what=_("What you wrote, and an e-mail address if you gave one."),
        purpose=_("To answer you. A message is a public document."),
        kept_for=_("The address: 90 days after the message has been handled."),
        of=kept.messages,
        tell=kept.message,
        forget=lambda rows: rows.update(reply_to="", reply_mark=""),
        expire=_expire_messages,
    ),
    Register(
        key="letters",
        title=_("Letters that have been sent"),
        what=_("E-mail address, subject and text."),
        purpose=_("To send each letter once, and to see that it has gone."),
        kept_for=_(
            "90 days. What opens something, such as a personal link, is dropped as soon as it has been sent."
        ),
        of=kept.letters,
        tell=kept.letter,
        forget=outbox.empty,
        expire=lambda at: outbox.forget(before=at - AFTER_SENDING),
    ),
    Register(
        key="pictures",
        title=_("Pictures from events"),
        what=_("Pictures in which people who took part may be recognised, and who took them."),
        purpose=_("To show how it was. Those who can be recognised are asked first."),
        kept_for=_("As long as the event is told of."),
        stays=_("Say which picture it is, and an editor takes it away: no program knows who is in it."),
    ),
    Register(
        key="networks",
        title=_("How much is sent from a network"),
        what=_(
            "How many forms came in each minute, under a mark made from the network's address and the day. The mark "
            "cannot be read back."
        ),
        purpose=_("To stop those who flood the forms, and nobody else."),
        kept_for=_("An hour, and at most until the next night."),
        expire=lambda at: limits.forget(at=at),
    ),
    *OF_STAFF,
]


def export(email: str) -> Mapping[str, Rows]:
    """Everything that is kept of the person with this address, by kind; kinds without anything are left out."""
    found = {each.key: each.find(email) for each in REGISTERS}
    return {key: rows for key, rows in found.items() if rows}


@transaction.atomic
def erase(email: str, *, words_too: bool = False) -> Mapping[str, int]:
    """Forget the person with this address, whole or not at all; how much of each kind."""
    words = {"contributions": forget_contributions(email)} if words_too else {}
    return words | {each.key: each.erase(email) for each in REGISTERS}


def expire(*, at: datetime) -> Mapping[str, int]:
    """Forget what has had its time, kind by kind; to be run every night."""
    return {each.key: each.expire(at) for each in REGISTERS}
