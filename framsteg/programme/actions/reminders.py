"""Reminding those who have been asked in a round and have not answered: one letter to each, and never ten."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from framsteg.accounts.models import Person
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.lib.plain_language import Language
from framsteg.mail.actions import outbox
from framsteg.programme.emails.reminders import by_person, reminder
from framsteg.programme.models import ReminderChoice, RoundAsk
from framsteg.programme.queries.asks import open_asks
from framsteg.programme.queries.reminders import Recipient, Turns, turns_of
from framsteg.programme.rules.reminders import Step, is_due, step_on


@dataclass(frozen=True)
class Reminded:
    """What came of it: messages queued, questions they are about, and the questions nobody could be reached about."""

    messages: int
    asks: int
    unreachable: Sequence[RoundAsk]


def remind(asks: Sequence[RoundAsk], *, by: Actor, at: datetime) -> Reminded:
    """Queue one message to each person for all of these questions together, and note it on each `RoundAsk`.

    Questions that are answered, whose round is not open, or about which a message went out the same day are passed
    over. `reminders` and `reminded_at` tell of each ask how many times and when it was last reminded about.
    """
    return _remind([ask.pk for ask in asks], above=frozenset(), by=by, at=at)


@transaction.atomic
def remind_of_what_is_due(*, by: Actor, at: datetime) -> Reminded:
    """The day's reminders, in every municipality. Run twice on a day, the second sends nothing."""
    on = timezone.localdate(at)
    waiting = open_asks().filter(report__isnull=True)
    due = [ask for ask in waiting if is_due(ask, on)]
    above = frozenset(ask.pk for ask in due if (step := step_on(ask.round, on)) and step[0] is Step.ABOVE)
    return _remind([ask.pk for ask in due], above=above, by=by, at=at)


def choose(person: Person, *, language: Language, wanted: bool, at: datetime) -> None:
    """How the person wants to be reminded from now on."""
    ReminderChoice.objects.update_or_create(
        person=person, defaults={"language": language, "stopped_at": None if wanted else at}
    )


def stop(person: Person, *, at: datetime) -> None:
    """No more reminders to the person; the language chosen stays."""
    ReminderChoice.objects.update_or_create(person=person, defaults={"stopped_at": at})


@transaction.atomic
def _remind(ask_ids: Collection[int], *, above: frozenset[int], by: Actor, at: datetime) -> Reminded:
    """Holds the questions, so that of two who remind at once the second finds that it has been done."""
    on = timezone.localdate(at)
    held = list(
        RoundAsk.objects.select_for_update(no_key=True).filter(pk__in=ask_ids).values_list("pk", flat=True)
    )
    asks = [ask for ask in open_asks().filter(pk__in=held, report__isnull=True) if not _was_today(ask, on)]
    turns = turns_of(asks, on=on)
    chosen = [
        (ask, recipient) for ask in asks for recipient in _chosen(turns[ask.pk], with_next=ask.pk in above)
    ]
    letters = [
        reminder(person, rows, key=_key(person, rows, on), on=on)
        for person, rows in by_person(chosen).items()
    ]
    messages = outbox.queue_many(letters, at=at)
    told = {ask.pk for ask, _recipient in chosen}
    RoundAsk.objects.filter(pk__in=told).update(reminders=F("reminders") + 1, reminded_at=at)
    _record([ask for ask in asks if ask.pk in told], by=by, at=at)
    return Reminded(messages, len(told), tuple(ask for ask in asks if ask.pk not in told))


def _was_today(ask: RoundAsk, on: date) -> bool:
    return ask.reminded_at is not None and timezone.localdate(ask.reminded_at) == on


def _chosen(turns: Turns, *, with_next: bool) -> Sequence[Recipient]:
    return turns.recipients[: 2 if with_next else 1]


def _key(person: Person, rows: Sequence[tuple[RoundAsk, Recipient]], on: date) -> str:
    about = ",".join(str(pk) for pk in sorted(ask.pk for ask, _recipient in rows))
    return f"reminder/{on}/{person.pk}/{hashlib.sha256(about.encode()).hexdigest()[:16]}"


def _record(asks: Sequence[RoundAsk], *, by: Actor, at: datetime) -> None:
    """Tell of each round which of its questions were reminded about."""
    of: Mapping[int, list[RoundAsk]] = {ask.round_id: [] for ask in asks}
    for ask in asks:
        of[ask.round_id].append(ask)
    for rows in of.values():
        numbers = ", ".join(str(number) for number in sorted(ask.sub_project.number for ask in rows))
        note = f"Reminded about: {numbers}"
        recording.record(rows[0].round, AuditEntry.Action.CHANGED, by=by, at=at, note=note)
