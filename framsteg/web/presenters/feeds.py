"""Feeds of a programme's changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext

from framsteg.lib.markdown import to_plain
from framsteg.lib.plain_language import Language, date_in_text, in_language
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, StatusReport
from framsteg.programme.queries.changes import Changes

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


def written(head: FeedHead, changes: Changes, events: Sequence[Event], form: str) -> str:
    """The feed as text, newest first."""
    entries = [
        *(_of_report(each, head) for each in changes.reports),
        *(_of_decision(each, head) for each in changes.decisions),
        *(_of_event(each, head) for each in events),
    ]
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


def _of_report(report: StatusReport, head: FeedHead) -> Entry:
    sub_project = report.sub_project
    stage, name = stage_mark(report.stage).label, name_of(sub_project, head.language)
    text = to_plain(in_language(report.text, report.text_en, head.language).value)
    as_of = gettext("As of %(date)s.") % {"date": date_in_text(report.as_of, head.language)}
    example = gettext("Illustrative example, not real data") + "." if report.is_illustrative else ""
    url = sub_project_url(sub_project.programme, head.municipality, sub_project.number)
    return Entry(
        identity=f"{url}#report-{report.pk}",
        title=f"{name}: {stage.lower()}",
        url=url,
        text=" ".join(part for part in (as_of, text, example) if part),
        at=report.created_at,
    )


def _of_decision(decision: Decision, head: FeedHead) -> Entry:
    line = decision_line(decision, head.municipality, head.language)
    url = decision_url(decision, head.municipality)
    when = line.day.label if line.day else ""
    said = ", ".join(part for part in (line.body, when, line.reference) if part)
    text = to_plain(in_language(decision.text, decision.text_en, head.language).value)
    return Entry(
        identity=url,
        title=gettext("Decision: %(title)s") % {"title": line.title},
        url=url,
        text=f"{line.outcome}. {said}. {text}".strip(),
        at=decision.updated_at,
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
