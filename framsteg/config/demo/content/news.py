"""The news of the section: the six items of the public page with their dates, and the one on the final report."""

from collections.abc import Iterator

from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.cms.models import (
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    NewsPageDecision,
    NewsPageEvent,
    NewsPageProgramme,
)
from framsteg.config.demo import pages
from framsteg.config.demo.content.news_texts import CATEGORIES, ITEMS, Item
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.site import SECTION
from framsteg.config.demo.loader import Loader, Stored
from framsteg.config.demo.pages import Both
from framsteg.lib.plain_language import Language
from framsteg.lib.text import slug
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Programme

NEWS = "news"
TITLE = Both("Alla nyheter", "All news")
SOURCE_HEADING = Both("Om uppgifterna", "About the data")


def load(demo: Loader) -> None:
    for key, name, name_en in CATEGORIES:
        _category(demo, key, name, name_en)
    pages.add(
        demo,
        NEWS,
        lambda language: NewsIndexPage(title=TITLE[language], slug="nyheter", show_in_menus=True),
        under=SECTION,
    )
    for item in ITEMS:
        _item(demo, item)


def _category(demo: Loader, key: str, name: str, name_en: str) -> None:
    def act() -> NewsCategory:
        municipality = demo.the(MUNICIPALITY, Municipality)
        category = NewsCategory(municipality=municipality, name=name, name_en=name_en, slug=slug(name))
        category.full_clean()
        category.save()
        return category

    demo.add_through(f"news-category/{key}", act)


def _item(demo: Loader, item: Item) -> None:
    pages.add(demo, f"{NEWS}/{item.key}", lambda language: _page(demo, item, language), under=NEWS)


def _page(demo: Loader, item: Item, language: Language) -> Page:
    page = NewsPage(
        title=item.title[language],
        slug=slug(item.title["sv"]),
        published_on=item.day,
        lead=item.lead[language],
        body=list(_body(demo, item, language)),
        category=demo.find(f"news-category/{item.category}", NewsCategory),
    )
    for programme in _all_there(demo, item.programmes, Programme):
        page.programme_links.add(NewsPageProgramme(programme=programme))
    for event in _all_there(demo, item.events, Event):
        page.event_links.add(NewsPageEvent(event=event))
    for decision in _all_there(demo, item.decisions, Decision):
        page.decision_links.add(NewsPageDecision(decision=decision))
    return page


def _body(demo: Loader, item: Item, language: Language) -> Iterator[pages.Block]:
    yield pages.paragraphs(item.body[language])
    if item.shows_status:
        for programme in _all_there(demo, item.programmes, Programme):
            yield "programme_status", programme
    note = item.source["provenance_note_en" if language == "en" else "provenance_note"]
    yield pages.fact_box(SOURCE_HEADING[language], note)


def _all_there(demo: Loader, keys: tuple[str, ...], model: type[Stored]) -> list[Stored]:
    """Those of the objects that nobody has removed."""
    return [found for key in keys if (found := demo.find(key, model)) is not None]
