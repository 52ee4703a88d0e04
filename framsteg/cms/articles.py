"""A news item as its page shows it: with its picture, what it is about, and the section's other news."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Model, QuerySet, Value

from framsteg.lib.plain_language import Language, date_in_list, in_language
from framsteg.participation.models import Event
from framsteg.participation.queries import events as event_queries
from framsteg.programme.models import Decision, Programme
from framsteg.programme.queries import audience
from framsteg.web.presenters.common import Linked, decision_url, event_url, programme_url, title_of
from framsteg.web.site import Feed, NewsItem, Picture

from .news import feeds_of, heading_of, items_of
from .pictures import picture_of

if TYPE_CHECKING:
    from framsteg.cms.models import NewsPage

OTHER_NEWS = 6
KINDS = ("programme", "event", "decision")
MODELS: dict[str, type[Model]] = {"programme": Programme, "event": Event, "decision": Decision}
PUBLIC: dict[str, Callable[[], "QuerySet[Any]"]] = {
    "programme": audience.programmes,
    "event": event_queries.events,
    "decision": audience.decisions,
}
NAMED = ("programme", "event")
"""Kinds whose addresses hold a name; a decision's holds its number."""


@dataclass(frozen=True)
class Related:
    """What a news item is about, as far as it is public."""

    programmes: Sequence[Linked]
    events: Sequence[Linked]
    decisions: Sequence[Linked]

    def __bool__(self) -> bool:
        return bool(self.programmes or self.events or self.decisions)


@dataclass(frozen=True)
class Article:
    day: str
    iso_day: str
    category: str
    picture: Picture | None
    related: Related
    others_heading: str
    others_url: str
    others: Sequence[NewsItem]
    feeds: Sequence[Feed]


def article_of(page: "NewsPage", others: "QuerySet[NewsPage]") -> Article:
    """`others` are the section's news, newest first, without this one."""
    index = page.ancestors[-1]
    section = page.ancestors[-2] if len(page.ancestors) > 1 else index
    index_url = page.address_of(index)
    category = page.category
    return Article(
        day=date_in_list(page.published_on, page.language),
        iso_day=page.published_on.isoformat(),
        category=in_language(category.name, category.name_en, page.language).value if category else "",
        picture=picture_of(page),
        related=_related(page, page.municipality_slug),
        others_heading=heading_of(section.title),
        others_url=index_url,
        others=items_of(others[:OTHER_NEWS], page.language),
        feeds=feeds_of(index.title, index_url),
    )


def news_data(article: Article, page: "NewsPage", root: str, publisher: str) -> dict[str, Any]:
    """The news item in schema.org's words."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.describe(),
        "datePublished": article.iso_day,
        "inLanguage": page.language,
        "mainEntityOfPage": root + page.address,
        "publisher": {"@type": "GovernmentOrganization", "name": publisher},
    }
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.isoformat()
    if article.picture:
        data["image"] = root + article.picture.url
    return data


def _related(page: "NewsPage", municipality: str) -> Related:
    language: Language = page.language
    found = _linked_in_memory(page) if page.is_being_edited else _linked(page)
    programmes, events, decisions = (found[kind] for kind in KINDS)
    return Related(
        programmes=[
            Linked(title_of(each, language), programme_url(each, municipality)) for each in programmes
        ],
        events=[Linked(title_of(each, language), event_url(each, municipality)) for each in events],
        decisions=[Linked(title_of(each, language), decision_url(each, municipality)) for each in decisions],
    )


def _linked(page: "NewsPage") -> dict[str, list[Any]]:
    """What the news item is linked to and anyone may see, in the editor's order. One query for all kinds."""
    first, *others = (_links(page, kind) for kind in KINDS)
    linked: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for kind, _order, pk, title, title_en, slug in first.union(*others, all=True).order_by("order"):
        known = {"pk": pk, "title": title, "title_en": title_en}
        linked[kind].append(MODELS[kind](**known, **({"slug": slug} if kind in NAMED else {})))
    return linked


def _links(page: "NewsPage", kind: str) -> "QuerySet[Any]":
    rows: QuerySet[Any] = _link_model(page, kind)._default_manager.filter(page_id=page.pk).order_by()
    shown = rows.filter(**{f"{kind}__in": PUBLIC[kind]()})
    return shown.annotate(kind=Value(kind), order=F("sort_order"), to=F(f"{kind}_id")).values_list(
        "kind",
        "order",
        "to",
        *(F(f"{kind}__{name}") for name in ("title", "title_en")),
        F(f"{kind}__slug") if kind in NAMED else Value(""),
    )


def _link_model(page: "NewsPage", kind: str) -> Any:
    return page._meta.get_field(f"{kind}_links").related_model


def _linked_in_memory(page: "NewsPage") -> dict[str, list[Any]]:
    """The same of an item that is only previewed: it knows its links itself."""
    linked: dict[str, list[Any]] = {}
    for kind in KINDS:
        identities = [getattr(link, f"{kind}_id") for link in getattr(page, f"{kind}_links").all()]
        found = PUBLIC[kind]().in_bulk(identities) if identities else {}
        linked[kind] = [found[each] for each in identities if each in found]
    return linked
