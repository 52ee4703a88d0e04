"""The public log of changes: day by day, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, date_in_list, number
from framsteg.programme.models import Programme
from framsteg.programme.queries import change_log as log
from framsteg.programme.queries.change_log import LogEntry
from framsteg.programme.queries.paging import Page

from .change_words import kind_word, said
from .common import Day, Linked, decision_url, name_of, programme_url, sub_project_url, title_of
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of


@dataclass(frozen=True)
class ChangeLine:
    """Something that changed: what it is about, and what is said of it."""

    identity: str
    kind: str
    about: Linked
    text: str
    is_illustrative: bool


@dataclass(frozen=True)
class ChangeDay:
    day: Day
    lines: Sequence[ChangeLine]


@dataclass(frozen=True)
class ChangesPage:
    """The log of a programme, or of one sub-project of it."""

    about: Linked
    days: Sequence[ChangeDay]
    counted: str
    pager: Pager
    provenance: PageProvenance


def changes_page(
    found: Page[LogEntry], about: Linked, municipality: str, language: Language, url: str
) -> ChangesPage:
    days = groupby(found.rows, key=lambda entry: timezone.localdate(entry.at))
    return ChangesPage(
        about=about,
        days=tuple(
            ChangeDay(
                Day(date_in_list(day, language), day.isoformat()),
                tuple(change_line(entry, municipality, language) for entry in entries),
            )
            for day, entries in days
        ),
        counted=ngettext("%(number)s change", "%(number)s changes", found.total)
        % {"number": number(found.total, language)},
        pager=pager(found, url, {}),
        provenance=provenance_of(
            [entry.instance for entry in found.rows if hasattr(entry.instance, "provenance")], language
        ),
    )


def change_line(entry: LogEntry, municipality: str, language: Language) -> ChangeLine:
    return ChangeLine(
        identity=f"{entry.kind}-{entry.identity}",
        kind=kind_word(entry.kind),
        about=about_of(entry, municipality, language),
        text=said(entry, language),
        is_illustrative=getattr(entry.instance, "is_illustrative", False),
    )


def about_of(entry: LogEntry, municipality: str, language: Language) -> Linked:
    """What the change is about, by name, with its page."""
    instance = entry.instance
    if entry.kind in (log.REPORT, log.MILESTONE, log.REMOVED, log.ANSWER):
        sub_project = instance.sub_project
        url = sub_project_url(sub_project.programme, municipality, sub_project.number)
        return Linked(name_of(sub_project, language), url)
    if entry.kind in (log.DECISION, log.FOLLOW_UP):
        decision = instance if entry.kind == log.DECISION else instance.decision
        return Linked(title_of(decision, language), decision_url(decision, municipality))
    if entry.kind == log.CLOSING:
        return Linked(title_of(instance.programme, language), programme_url(instance.programme, municipality))
    return Linked(Text(gettext("Money set aside"), language))


def changes_url(programme: Programme, municipality: str) -> str:
    return f"{programme_url(programme, municipality)}andringar/"


def sub_project_changes_url(programme: Programme, municipality: str, number: int) -> str:
    return f"{sub_project_url(programme, municipality, number)}andringar/"
