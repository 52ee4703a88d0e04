"""What can be followed on the site: what each thing is called, where it is, what has happened with it, and its days.

Feeds, calendars and letters are all made from here, so that they say the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from framsteg.accounts.models import Municipality
from framsteg.lib.plain_language import Language
from framsteg.participation.following import Told, Topic
from framsteg.participation.models import Event, TopicKind
from framsteg.participation.queries import answers, events
from framsteg.participation.rules.messages import without_language
from framsteg.programme.models import PriorityArea, Programme, SubProject
from framsteg.programme.queries import audience
from framsteg.programme.queries import change_log as log
from framsteg.programme.queries.register import latest_decisions
from framsteg.reports.queries.editions import latest_published
from framsteg.web.presenters import told
from framsteg.web.presenters.common import (
    area_name,
    area_url,
    base_url,
    name_of,
    programme_url,
    sub_project_url,
    title_of,
)
from framsteg.web.search.index import matches, words_of
from framsteg.web.site import Feed, NewsItem, site_content

MOST_TOLD = 100
MOST_CHANGES = 500


@dataclass(frozen=True)
class Followable:
    """`tell` reads what has happened, `days` the events for a calendar; `feeds` only where they are kept elsewhere."""

    title: str
    url: str
    tell: Callable[[], Sequence[Told]]
    days: Callable[[], Sequence[Event]] | None = None
    feeds: Sequence[Feed] = field(default=())


@dataclass(frozen=True)
class _Asked:
    identity: str
    municipality: Municipality
    language: Language

    @property
    def slug(self) -> str:
        return self.municipality.slug


def followable(topic: Topic, municipality: Municipality, language: Language) -> Followable | None:
    """The thing, in the words of the active language; None where it is not public, or is no more."""
    asked = _Asked(topic.identity, municipality, language)
    return _FINDERS[TopicKind(topic.kind)](asked)


def _programme(asked: _Asked) -> Followable | None:
    mine = audience.programmes().filter(municipality_id=asked.municipality.pk)
    found = mine.filter(pk=_key(asked.identity)).first()
    if found is None:
        return None
    url = programme_url(found, asked.slug)

    def tell() -> Sequence[Told]:
        return [
            *_changes(log.of_programme(found), asked, url),
            *_events(events.told_of_programme(found), asked),
            *_news(
                lambda language: site_content().news_about_programme(found.pk, language, MOST_TOLD), asked
            ),
            *_reports(asked, programme_id=found.pk),
            *_views(Q(contribution__event__programme_id=found.pk), asked),
            *_answers(asked, url),
        ]

    title = title_of(found, asked.language).value
    return Followable(title, url, tell, lambda: events.events_of_programme(found))


def _area(asked: _Asked) -> Followable | None:
    public = PriorityArea.objects.filter(programme__in=audience.programmes()).select_related("programme")
    found = public.filter(pk=_key(asked.identity), programme__municipality_id=asked.municipality.pk).first()
    if found is None:
        return None
    url = area_url(found.programme, asked.slug, found.number)

    def tell() -> Sequence[Told]:
        return [
            *_changes(log.of_area(found), asked, url),
            *_events(events.told_of_area(found), asked),
            *_views(Q(contribution__links__area_id=found.pk), asked),
            *_answers(asked, url),
        ]

    title = area_name(found, asked.language).value
    return Followable(title, url, tell, lambda: events.events_of_area(found))


def _sub_project(asked: _Asked) -> Followable | None:
    public = audience.sub_projects().filter(programme__municipality_id=asked.municipality.pk)
    found = public.filter(pk=_key(asked.identity)).select_related("programme").first()
    if found is None:
        return None
    url = sub_project_url(found.programme, asked.slug, found.number)

    def tell() -> Sequence[Told]:
        return [
            *_changes(log.of_sub_project(found), asked, url),
            *_events(events.told_of_sub_project(found), asked),
            *_reports(asked, sub_project_id=found.pk),
            *_views(_of_sub_project(found.pk), asked),
            *_answers(asked, url),
        ]

    title = name_of(found, asked.language).value
    return Followable(title, url, tell, lambda: events.events_of_sub_project(found))


def _section(asked: _Asked) -> Followable | None:
    try:
        key = str(UUID(asked.identity))
    except ValueError:
        return None
    found = site_content().news_section(key, asked.municipality, asked.language)
    if found is None:
        return None

    def tell() -> Sequence[Told]:
        return _news(
            lambda language: site_content().latest_news(asked.municipality, language, MOST_TOLD, key), asked
        )

    return Followable(found.title, found.url, tell, feeds=found.feeds)


def _search(asked: _Asked) -> Followable | None:
    """Everything new in the municipality in which all of the words are found."""
    words = words_of(asked.identity)
    if not words:
        return None
    url = f"{base_url(asked.slug)}sok/?q={'+'.join(words)}"

    def tell() -> Sequence[Told]:
        return [each for each in everything(asked.municipality, asked.language) if _fits(words, each)]

    def days() -> Sequence[Event]:
        public = events.told_of_municipality(asked.municipality.pk)
        return [
            each for each in public if matches(words, each.title, each.title_en, each.summary, each.place)
        ]

    return Followable(" ".join(words), url, tell, days)


def _fits(words: Sequence[str], each: Told) -> bool:
    return matches(words, each.title, each.text)


def everything(municipality: Municipality, language: Language) -> Sequence[Told]:
    """What has happened in the municipality, each thing once."""
    asked = _Asked("", municipality, language)
    changed = [
        told.of_change(each, asked.slug, language, _home_of(each, asked))
        for each in log.latest_changes(log.of_municipality(municipality), MOST_CHANGES)
    ]
    decided = [
        told.of_decision(each, each.updated_at, asked.slug, language)
        for each in latest_decisions(municipality, MOST_TOLD)
    ]
    found = [
        *changed,
        *decided,
        *_events(events.told_of_municipality(municipality.pk), asked),
        *_news(lambda own: site_content().latest_news(municipality, own, MOST_TOLD), asked),
        *_reports(asked),
        *_views(Q(contribution__event__municipality_id=municipality.pk), asked),
        *_answers(asked, base_url(asked.slug)),
    ]
    return list({each.identity: each for each in reversed(found)}.values())


def _changes(scope: log.Scope, asked: _Asked, home: str) -> Sequence[Told]:
    return [
        told.of_change(each, asked.slug, asked.language, home)
        for each in log.latest_changes(scope, MOST_TOLD)
    ]


def _home_of(entry: log.LogEntry, asked: _Asked) -> str:
    """The page of what has none of its own: of money, its programme's."""
    is_money = entry.kind == log.MONEY
    return programme_url(entry.instance.programme, asked.slug) if is_money else base_url(asked.slug)


def _events(found: Sequence[Event], asked: _Asked) -> Sequence[Told]:
    return [told.of_event(each, asked.slug, asked.language) for each in found]


def _news(read: Callable[[Language], Sequence[NewsItem]], asked: _Asked) -> Sequence[Told]:
    """In the language of the reader; what is not translated, in Swedish."""
    own = read(asked.language)
    if asked.language == "sv":
        return [told.of_news(each) for each in own]
    translated = {each.translation_key for each in own}
    rest = [each for each in read("sv") if each.translation_key not in translated]
    return [told.of_news(each) for each in (*own, *rest)]


def _reports(
    asked: _Asked, *, programme_id: int | None = None, sub_project_id: int | None = None
) -> Sequence[Told]:
    found = latest_published(
        asked.municipality.pk,
        asked.language,
        MOST_TOLD,
        programme_id=programme_id,
        sub_project_id=sub_project_id,
    )
    return [told.of_edition(each, asked.slug, asked.language) for each in found]


def _answers(asked: _Asked, below: str) -> Sequence[Told]:
    found = answers.latest_below(without_language(below), MOST_TOLD)
    return [told.of_answer(each, asked.slug, asked.language) for each in found]


def _views(mine: Q, asked: _Asked) -> Sequence[Told]:
    """What those who said something have been answered."""
    found = answers.answered_views(mine, MOST_TOLD)
    return [told.of_answered_view(each, asked.slug, asked.language) for each in found]


def _of_sub_project(key: int) -> Q:
    """Steps of views that were said at its events, or that it or one of its reports was joined to."""
    return (
        Q(contribution__event__sub_project_id=key)
        | Q(contribution__links__sub_project_id=key)
        | Q(contribution__links__status_report__sub_project_id=key)
    )


def _key(identity: str) -> int:
    return int(identity) if identity.isascii() and identity.isdigit() and len(identity) < 19 else 0


_FINDERS: Mapping[TopicKind, Callable[[_Asked], Followable | None]] = {
    TopicKind.PROGRAMME: _programme,
    TopicKind.AREA: _area,
    TopicKind.SUB_PROJECT: _sub_project,
    TopicKind.SECTION: _section,
    TopicKind.SEARCH: _search,
}


def topic_of(thing: Programme | PriorityArea | SubProject) -> Topic:
    """The thing as what is followed."""
    kinds = {
        Programme: TopicKind.PROGRAMME,
        PriorityArea: TopicKind.AREA,
        SubProject: TopicKind.SUB_PROJECT,
    }
    return Topic(kinds[type(thing)], str(thing.pk))
