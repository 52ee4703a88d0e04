"""What an event asks of people and promises them, and how it has kept its word, in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, in_language, number
from framsteg.participation.models import Event, Level
from framsteg.participation.queries.contributions import Counted, promise_is_broken
from framsteg.participation.queries.sign_ups import Seats
from framsteg.participation.rules.contributions import takes_contributions, takes_sign_ups

from .common import Day, base_url, day_of, event_url, rich, title_of


@dataclass(frozen=True)
class Asking:
    """The frame around the question: what can be influenced, by whom it is decided, and by when the answer comes."""

    title: Text
    event_url: str
    question: Text
    level: str
    level_meaning: str
    influence: Text
    decided_by: Text
    answer_by: Day | None
    until: Day | None
    write_url: str
    list_url: str
    wall_url: str
    qr_url: str
    short_code: str
    rules_url: str
    data_url: str
    is_example: bool


def asking(event: Event, municipality: str, language: Language) -> Asking:
    own, base = event_url(event, municipality), base_url(municipality)
    return Asking(
        title=title_of(event, language),
        event_url=own,
        question=in_language(event.question, event.question_en, language),
        level=str(Level(event.level).label) if event.level else "",
        level_meaning=meaning_of(event.level),
        influence=in_language(event.influence, event.influence_en, language),
        decided_by=in_language(event.decided_by, event.decided_by_en, language),
        answer_by=day_of(event.answer_by, "day", language),
        until=day_of(event.contributions_until, "day", language),
        write_url=f"{base}delta/{event.slug}/",
        list_url=f"{own}synpunkter/",
        wall_url=f"{own}vagg/",
        qr_url=f"{own}qr.svg",
        short_code=event.short_code,
        rules_url=f"{base}synpunkter/regler/",
        data_url=f"{base}personuppgifter/",
        is_example=event.is_illustrative,
    )


def meaning_of(level: str) -> str:
    """What a level of participation promises, in one sentence."""
    meanings = {
        Level.INFORMATION: gettext(
            "You are told what has been decided or is planned. It cannot be influenced here."
        ),
        Level.CONSULTATION: gettext("You are asked what you think. Those who decide read it and answer."),
        Level.DIALOGUE: gettext(
            "You talk it through together with those who decide. They answer what came of it."
        ),
        Level.INFLUENCE: gettext(
            "You take part in making the proposal. Those who decide say what they follow."
        ),
        Level.CO_DECISION: gettext("You take part in the decision itself."),
    }
    return meanings[Level(level)] if level else ""


@dataclass(frozen=True)
class Number:
    """A number with its word, and what lies behind it."""

    value: str
    label: str
    note: str = ""
    key: str = ""


@dataclass(frozen=True)
class Statistics:
    """How many came in and how they stand; `rule` says how they are counted."""

    numbers: Sequence[Number]
    waiting: str
    rule: str

    def __bool__(self) -> bool:
        return bool(self.numbers)


NOTHING_CAME = Statistics((), "", "")


def statistics(found: Counted, language: Language, *, on: date) -> Statistics:
    if not found.came_in:
        return NOTHING_CAME
    shown = [
        Number(number(found.came_in, language), gettext("came in")),
        Number(
            number(found.answered, language),
            gettext("answered"),
            gettext("yes or no, with a reason"),
            "ongoing",
        ),
        Number(number(found.became, language), gettext("led to something"), key="done"),
        Number(number(found.waiting, language), gettext("still wait"), _being_considered(found), "paused"),
    ]
    if found.withheld:
        shown.append(
            Number(
                number(found.withheld, language),
                gettext("were not published"),
                gettext("by the written rules"),
            )
        )
    rule = gettext(
        "Each view is counted once. One that was joined to another counts as that one stands. "
        "Answered + still wait + not published = came in."
    )
    return Statistics(tuple(shown), _waited(found, language, on), rule)


def _being_considered(found: Counted) -> str:
    if not found.considered:
        return ""
    return ngettext(
        "of them %(number)s being considered", "of them %(number)s being considered", found.considered
    ) % {"number": found.considered}


def _waited(found: Counted, language: Language, on: date) -> str:
    if found.waiting_since is None:
        return gettext("None waits for an answer.")
    days = (on - timezone.localtime(found.waiting_since).date()).days
    if days < 1:
        return gettext("The one that has waited longest came today.")
    return ngettext(
        "The one that has waited longest has waited %(days)s day.",
        "The one that has waited longest has waited %(days)s days.",
        days,
    ) % {"days": number(days, language)}


@dataclass(frozen=True)
class Invitation:
    """What the event's page says to those who may come; `is_broken` says that the promise was not kept."""

    asking: Asking
    agenda: SafeString | None
    invited: Text
    note: Text
    takes_views: bool
    has_views: bool
    sign_up_url: str
    seats: str
    promise: str
    is_broken: bool
    is_kept: bool
    statistics: Statistics


def invitation(
    event: Event, found: Counted, places: Seats | None, municipality: str, language: Language, *, on: date
) -> Invitation:
    view = asking(event, municipality, language)
    can_sign_up = takes_sign_ups(event, on=on)
    return Invitation(
        asking=view,
        agenda=rich(event.agenda, event.agenda_en, language),
        invited=in_language(event.invited, event.invited_en, language),
        note=in_language(event.contributions_note, event.contributions_note_en, language),
        takes_views=takes_contributions(event, on=on),
        has_views=event.takes_contributions or bool(found.came_in),
        sign_up_url=f"{view.write_url}anmalan/" if can_sign_up else "",
        seats=_seats(places, language) if can_sign_up and places else "",
        promise=_promise(event, view.answer_by, day_of(event.answered_on, "day", language), on),
        is_broken=promise_is_broken(event, on=on),
        is_kept=event.answered_on is not None,
        statistics=statistics(found, language, on=on),
    )


def _seats(places: Seats, language: Language) -> str:
    if places.capacity is None:
        return ""
    if places.is_full:
        return gettext("All seats are taken. You can stand in the queue.")
    return ngettext(
        "There is %(number)s seat.", "There are %(number)s seats, and some are free.", places.capacity
    ) % {"number": number(places.capacity, language)}


def _promise(event: Event, promised: Day | None, kept: Day | None, on: date) -> str:
    if kept:
        return gettext("The views were answered on %(day)s.") % {"day": kept.label}
    if promised is None:
        return ""
    if promise_is_broken(event, on=on):
        return gettext("The answer was promised by %(day)s. It has not come.") % {"day": promised.label}
    return gettext("The answer comes by %(day)s.") % {"day": promised.label}
