"""Feeds of a programme's changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext

from framsteg.lib.markdown import to_plain
from framsteg.lib.plain_language import Language, in_language
from framsteg.participation.models import Event
from framsteg.programme.models import Decision
from framsteg.programme.queries import change_log as log
from framsteg.programme.queries.change_log import LogEntry

from .change_log import about_of
from .change_words import kind_word, said, text_of
from .common import decision_url, event_url, name_of, sub_project_url, title_of
from .decisions import decision_line
from .stages import stage_mark

MOST_ENTRIES = 50


@dataclass(frozen=True)
class FeedHead:
    """What a feed says of itself. `root` is the scheme and host that addresses begin with."""

    title: str
    description: str
    root: str
    url: str
    own_url: str
    municipality: str
    language: Language


@dataclass(frozen=True)
class Entry:
    """Something new. `at` is when it was told here, not when it happened, which the text says."""

    identity: str
    title: str
    url: str
    text: str
    at: datetime


def written(head: FeedHead, changes: Sequence[LogEntry], events: Sequence[Event], form: str) -> str:
    """The feed as text, newest first."""
    told = [*(_of_change(each, head) for each in changes), *(_of_event(each, head) for each in events)]
    return _written(head, told, form)


def decisions_written(head: FeedHead, decisions: Sequence[Decision], form: str) -> str:
    """The feed of a register of decisions: what was entered or changed last."""
    return _written(head, [_of_decision(each, each.updated_at, head) for each in decisions], form)


def _written(head: FeedHead, entries: Sequence[Entry], form: str) -> str:
    feed = _feed(head, form)
    for entry in sorted(entries, key=lambda each: each.at, reverse=True)[:MOST_ENTRIES]:
        feed.add_item(
            title=entry.title,
            link=head.root + entry.url,
            description=entry.text,
            unique_id=head.root + entry.identity,
            unique_id_is_permalink=False,
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return str(feed.writeString("utf-8"))


def _feed(head: FeedHead, form: str) -> SyndicationFeed:
    kind = Atom1Feed if form == "atom" else Rss201rev2Feed
    return kind(
        title=head.title,
        link=head.root + head.url,
        description=head.description,
        subtitle=head.description,
        language=head.language,
        feed_url=head.root + head.own_url,
        author_name=head.title,
    )


def _of_change(entry: LogEntry, head: FeedHead) -> Entry:
    if entry.kind == log.REPORT:
        return _of_report(entry, head)
    if entry.kind == log.DECISION:
        return _of_decision(entry.instance, entry.at, head)
    about = about_of(entry, head.municipality, head.language)
    text = to_plain(text_of(entry, head.language).value)
    url = about.url or head.url
    return Entry(
        identity=f"{url}#{entry.kind}-{entry.identity}",
        title=f"{kind_word(entry.kind)}: {about.text.value}",
        url=url,
        text=" ".join(part for part in (said(entry, head.language), text, _example(entry.instance)) if part),
        at=entry.at,
    )


def _of_report(entry: LogEntry, head: FeedHead) -> Entry:
    report, sub_project = entry.instance, entry.instance.sub_project
    stage, name = stage_mark(report.stage).label, name_of(sub_project, head.language)
    text = to_plain(in_language(report.text, report.text_en, head.language).value)
    url = sub_project_url(sub_project.programme, head.municipality, sub_project.number)
    return Entry(
        identity=f"{url}#report-{report.pk}",
        title=f"{name}: {stage.lower()}",
        url=url,
        text=" ".join(part for part in (said(entry, head.language), text, _example(report)) if part),
        at=entry.at,
    )


def _example(instance: Any) -> str:
    is_example = getattr(instance, "is_illustrative", False)
    return gettext("Illustrative example, not real data") + "." if is_example else ""


def _of_decision(decision: Decision, at: datetime, head: FeedHead) -> Entry:
    line = decision_line(decision, head.municipality, head.language)
    url = decision_url(decision, head.municipality)
    when = line.day.label if line.day else ""
    where = ", ".join(part for part in (line.body, when, line.reference) if part)
    text = to_plain(in_language(decision.text, decision.text_en, head.language).value)
    return Entry(
        identity=url,
        title=gettext("Decision: %(title)s") % {"title": line.title},
        url=url,
        text=f"{line.outcome}. {where}. {text}".strip(),
        at=at,
    )


def _of_event(event: Event, head: FeedHead) -> Entry:
    url = event_url(event, head.municipality)
    summary = in_language(event.summary, event.summary_en, head.language)
    return Entry(
        identity=url,
        title=gettext("Event: %(title)s") % {"title": title_of(event, head.language)},
        url=url,
        text=summary.value,
        at=event.updated_at,
    )
