"""The one letter with everything that has happened since the last, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override

from framsteg.lib.plain_language import Language, date_in_list, language_of, listing
from framsteg.mail.letters import Letter, unsubscribing
from framsteg.participation.following import Followed, Told
from framsteg.participation.models import Frequency, Subscriber
from framsteg.programme.emails.letters import address, letter

from .subscriptions import letters_of, my_address, stop_address

MOST_ON_A_TOPIC = 30
LONGEST_TEXT = 400


@dataclass(frozen=True)
class Line:
    """Something that has happened: on which day it was told, and where to read on."""

    title: str
    text: str
    day: str
    url: str


@dataclass(frozen=True)
class Part:
    """What has happened with one of the things that are followed. `more` says how much is left out, and where it is."""

    title: str
    url: str
    lines: Sequence[Line]
    more: str


def digest(subscriber: Subscriber, happened: Sequence[Followed], *, since: datetime) -> Letter:
    """`happened` holds only what is new to the subscriber, and nothing twice."""
    language, municipality = language_of(subscriber.language), subscriber.municipality
    stop_url = stop_address(subscriber, language)
    with override(language):
        parts = [_part(each, language) for each in happened]
        subject = _subject(municipality.name, happened, language)
        often = str(Frequency(subscriber.frequency).label)
    context = {
        "parts": parts,
        "often": often,
        "my_url": my_address(subscriber, language),
        "stop_url": stop_url,
        "data_url": address("personal_data", municipality, language),
    }
    return letter(
        "digest",
        context,
        key=f"{letters_of(subscriber)[1]}{since:%Y%m%dT%H%M%S%f}",
        to=subscriber.email,
        subject=subject,
        municipality=municipality,
        language=language,
        headers=unsubscribing(stop_url),
    )


def _subject(municipality: str, happened: Sequence[Followed], language: Language) -> str:
    """The first thing itself where it is alone; else what it is about."""
    told = [each for part in happened for each in part.told]
    if len(told) == 1:
        return told[0].title
    named = [part.title for part in happened]
    about = listing(named, language) if len(named) < 3 else municipality
    return ngettext(
        "%(number)d news item: %(about)s", "%(number)d things have happened: %(about)s", len(told)
    ) % {
        "number": len(told),
        "about": about,
    }


def _part(followed: Followed, language: Language) -> Part:
    shown, hidden = followed.told[:MOST_ON_A_TOPIC], len(followed.told) - MOST_ON_A_TOPIC
    more = gettext("And %(number)d more, on the page.") % {"number": hidden} if hidden > 0 else ""
    lines = [_line(each, language) for each in shown]
    return Part(followed.title, settings.FRAMSTEG_BASE_URL + followed.url, lines, more)


def _line(told: Told, language: Language) -> Line:
    return Line(
        title=told.title,
        text=shortened(told.text),
        day=date_in_list(timezone.localdate(told.at), language),
        url=settings.FRAMSTEG_BASE_URL + told.url,
    )


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_TEXT else plain[:LONGEST_TEXT].rsplit(" ", 1)[0] + " …"
