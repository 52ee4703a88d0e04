"""The register of personal data: what is kept of people, why and how long; how it is found, given out and forgotten.

Each part of the program that keeps something of people adds its entry here. The page that tells of it, the command
that gives a person's data out or erases it, and the nightly run that forgets what has had its time read the same list.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from framsteg.audit import generation
from framsteg.mail.models import MailState, OutgoingMail
from framsteg.participation.models import Contribution, Giver, Message, Moderation, SignUp, Subscriber

from .registers import Register, Rows, nothing
from .staff_registers import OF_STAFF
from .subscriptions import end, forget_unconfirmed

AFTER_EVENT = timedelta(days=14)
AFTER_HANDLING = timedelta(days=90)
AFTER_WITHHOLDING = timedelta(days=90)
AFTER_SENDING = timedelta(days=90)
REMOVED_TEXT = "[borttaget / removed]"


def givers(email: str) -> QuerySet[Giver]:
    return Giver.objects.filter(email__iexact=email)


def forget_contributions(email: str) -> int:
    """Erase the words of what somebody said too. That something was said, and what was answered, stays."""
    mine = Contribution.objects.filter(giver__in=givers(email))
    number = mine.update(text=REMOVED_TEXT, was_shortened=True)
    generation.bump()
    return number


def _found_givers(email: str) -> Rows:
    return [
        {
            "contribution": each.contribution_id,
            "text": each.contribution.text,
            "event": str(each.contribution.event),
            "language": each.language,
            "given_at": each.given_at.isoformat(),
            "confirmed_at": each.confirmed_at.isoformat() if each.confirmed_at else None,
            "kept_until": each.kept_until.isoformat(),
        }
        for each in givers(email).select_related("contribution__event").order_by("pk")
    ]


def _found_sign_ups(email: str) -> Rows:
    return [
        {"event": str(each.event), "name": each.name, "seat": each.seat, "at": each.signed_up_at.isoformat()}
        for each in SignUp.objects.filter(email__iexact=email).select_related("event").order_by("pk")
    ]


def _found_subscribers(email: str) -> Rows:
    return [
        {
            "municipality": each.municipality.name,
            "follows": [str(followed) for followed in each.subscriptions.all()],
            "frequency": each.frequency,
            "language": each.language,
            "confirmed_at": each.confirmed_at.isoformat() if each.confirmed_at else None,
        }
        for each in Subscriber.objects.filter(email__iexact=email)
        .select_related("municipality")
        .order_by("pk")
    ]


def _erase_subscribers(email: str) -> int:
    found = list(Subscriber.objects.filter(email__iexact=email))
    for each in found:
        end(each)
    return len(found)


def _found_messages(email: str) -> Rows:
    rows = Message.objects.filter(reply_to__iexact=email).order_by("pk")
    return [{"text": each.text, "page": each.page, "at": each.created_at.isoformat()} for each in rows]


def _found_letters(email: str) -> Rows:
    return [
        {"subject": each.subject, "state": each.state, "at": each.queued_at.isoformat()}
        for each in OutgoingMail.objects.filter(to__iexact=email).order_by("pk")
    ]


def _erase_letters(email: str) -> int:
    """The keys stay, so that a letter is not sent anew; what has not been sent is not sent."""
    mine = OutgoingMail.objects.filter(to__iexact=email)
    mine.filter(state=MailState.QUEUED).update(state=MailState.GIVEN_UP, claim=None, claimed_at=None)
    return mine.update(to="", subject="", text="", html="", headers={})


def _expire_sign_ups(at: datetime) -> int:
    last = (at - AFTER_EVENT).date()
    over = Q(event__ends_on__lt=last) | Q(event__ends_on__isnull=True, event__starts_on__lt=last)
    number, _by_kind = SignUp.objects.filter(over).delete()
    return number


def _expire_messages(at: datetime) -> int:
    return Message.objects.exclude(reply_to="").filter(handled_at__lt=at - AFTER_HANDLING).update(reply_to="")


def _expire_withheld(at: datetime) -> int:
    old = Contribution.objects.filter(
        moderation=Moderation.WITHHELD, moderated_at__lt=at - AFTER_WITHHOLDING
    ).exclude(text=REMOVED_TEXT)
    return old.update(text=REMOVED_TEXT, was_shortened=True)


def _expire_letters(at: datetime) -> int:
    ended = OutgoingMail.objects.filter(
        state__in=(MailState.SENT, MailState.GIVEN_UP), queued_at__lt=at - AFTER_SENDING
    )
    return ended.exclude(to="").update(to="", subject="", text="", html="", headers={})


REGISTERS: list[Register] = [
    Register(
        key="givers",
        title=_("The address of those who want to hear what happens with their view"),
        what=_("E-mail address and language. It is kept apart from what was said, and never shown."),
        purpose=_("To tell you what happens with your view. You choose it, and can stop at any time."),
        kept_for=_(
            "An address that is not confirmed: seven days. A confirmed one: two years, or until you stop the letters."
        ),
        find=_found_givers,
        erase=lambda email: givers(email).delete()[0],
        expire=lambda at: Giver.objects.filter(kept_until__lt=at.date()).delete()[0],
    ),
    Register(
        key="subscribers",
        title=_("Those who follow something by mail"),
        what=_("E-mail address, language, how often, and what is followed."),
        purpose=_("To send the letters that you have asked for. Nobody else sees what you follow."),
        kept_for=_("Until you end the letters. An address that is not confirmed: three days."),
        find=_found_subscribers,
        erase=_erase_subscribers,
        expire=lambda at: forget_unconfirmed(at=at),
    ),
    Register(
        key="sign_ups",
        title=_("Those who have signed up for an event"),
        what=_("Name, e-mail address, and the seat or the place in the queue."),
        purpose=_("To keep a seat for you, and to tell you if something changes."),
        kept_for=_("Two weeks after the event. If you give the seat back: not at all."),
        find=_found_sign_ups,
        erase=lambda email: SignUp.objects.filter(email__iexact=email).delete()[0],
        expire=_expire_sign_ups,
    ),
    Register(
        key="withheld",
        title=_("Views that were not published"),
        what=_("What was written. It may say who somebody is, which is one reason for not publishing it."),
        purpose=_("To be able to say why it was not published."),
        kept_for=_("90 days. After that only the reason is left."),
        find=lambda _email: (),
        erase=nothing,
        expire=_expire_withheld,
    ),
    Register(
        key="messages",
        title=_("Messages to the municipality"),
        what=_("What you wrote, and an e-mail address if you gave one."),
        purpose=_("To answer you. A message is a public document."),
        kept_for=_("The address: 90 days after the message has been handled."),
        find=_found_messages,
        erase=lambda email: Message.objects.filter(reply_to__iexact=email).update(reply_to=""),
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
        find=_found_letters,
        erase=_erase_letters,
        expire=_expire_letters,
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
