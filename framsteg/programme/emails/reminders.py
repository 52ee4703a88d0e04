"""The reminder: one letter to a person about everything that is asked of them, with one link to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.utils.translation import gettext, ngettext, override

from framsteg.accounts.models import Municipality, Person
from framsteg.lib.plain_language import Language, count, date_in_text, in_language
from framsteg.mail.letters import Letter, unsubscribing
from framsteg.programme.models import RoundAsk
from framsteg.programme.queries.reminders import Recipient
from framsteg.programme.rules.report_links import secret_of

from .letters import address, language_for, letter

STOP = "framsteg.stop-reminders"
KEY_ASKS = 8
Reminded = Sequence[tuple[RoundAsk, Recipient]]


@dataclass(frozen=True)
class Group:
    """The questions of one round to one person: what is asked by when, about what, and where."""

    title: str
    deadline: str
    message: str
    lines: Sequence[str]
    url: str
    has_account: bool


def reminder(person: Person, reminded: Reminded, *, key: str, on: date) -> Letter:
    """One letter about all of it."""
    municipality = reminded[0][0].round.programme.municipality
    language = language_for(person)
    stop_url = address("stop", municipality, language, signed=signing.dumps(person.pk, salt=STOP))
    with override(language):
        groups = _groups(reminded, municipality, language, on)
        subject = _subject(reminded, language, on)
    context = {"groups": groups, "stop_url": stop_url}
    return letter(
        "reminder",
        context,
        key=key,
        to=reminded[0][1].email,
        subject=subject,
        municipality=municipality,
        language=language,
        headers=unsubscribing(stop_url),
        is_secret=any(each.link for _ask, each in reminded),
    )


def _subject(reminded: Reminded, language: Language, on: date) -> str:
    due = min(ask.round.due_on for ask, _ in reminded)
    about = {"number": count(len(reminded), language), "day": date_in_text(due, language)}
    if due < on:
        return ngettext(
            "Late: report on %(number)s sub-project", "Late: report on %(number)s sub-projects", len(reminded)
        ) % (about)
    return ngettext(
        "Report on %(number)s sub-project by %(day)s",
        "Report on %(number)s sub-projects by %(day)s",
        len(reminded),
    ) % (about)


def _groups(reminded: Reminded, municipality: Municipality, language: Language, on: date) -> Sequence[Group]:
    """By round, and by the address at which it is answered."""
    by_place: dict[tuple[int, str], list[tuple[RoundAsk, Recipient]]] = {}
    for ask, recipient in reminded:
        url = _url(recipient, municipality, language)
        by_place.setdefault((ask.round_id, url), []).append((ask, recipient))
    return tuple(_group(rows, url, language, on) for (_round, url), rows in by_place.items())


def _group(rows: Reminded, url: str, language: Language, on: date) -> Group:
    round_, recipient = rows[0][0].round, rows[0][1]
    title = in_language(round_.title, round_.title_en, language).value
    programme = in_language(round_.programme.title, round_.programme.title_en, language).value
    return Group(
        title=f"{programme}: {title}",
        deadline=_deadline(round_.due_on, on, language),
        message=round_.message,
        lines=[
            _line(ask, each, language)
            for ask, each in sorted(rows, key=lambda row: row[0].sub_project.number)
        ],
        url=url,
        has_account=recipient.link is None,
    )


def _deadline(due: date, on: date, language: Language) -> str:
    day = {"day": date_in_text(due, language)}
    if due < on:
        return gettext("The answer was due on %(day)s and has not come.") % day
    if due == on:
        return gettext("Today is the last day to answer.")
    return gettext("Answer by %(day)s.") % day


def _line(ask: RoundAsk, recipient: Recipient, language: Language) -> str:
    of = ask.sub_project
    title = in_language(of.title, of.title_en, language).value
    name = f"{of.number}. {title}" if title else gettext("Sub-project %(number)d") % {"number": of.number}
    if recipient.is_asked:
        return name
    asked = in_language(ask.role.title, ask.role.title_en, language).value if ask.role else gettext("nobody")
    return gettext("%(sub_project)s (asked: %(role)s)") % {"sub_project": name, "role": asked}


def _url(recipient: Recipient, municipality: Municipality, language: Language) -> str:
    if recipient.link is not None:
        return address("partner", municipality, language, token=secret_of(recipient.link))
    return address("work", municipality, language)


def by_person(reminded: Reminded) -> Mapping[Person, Reminded]:
    """What each person is reminded of."""
    of: dict[Person, list[tuple[RoundAsk, Recipient]]] = {}
    for ask, recipient in reminded:
        of.setdefault(recipient.person, []).append((ask, recipient))
    return of
