"""A change of a page is seen at once, though pages are kept."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from framsteg.audit import generation
from tests.factories.site import PublicSite, news_item

from .reading import headings

HOME = "/sv/kristinehamn/"


@pytest.fixture
def kept_pages(settings: Any) -> Iterator[None]:
    locmem = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": locmem}, "pages": {"BACKEND": locmem, "LOCATION": "kept-pages"}}
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def test_a_kept_page_costs_one_query(kept_pages: None, swedish_site: PublicSite, query_count: Any) -> None:
    client = Client()
    first = client.get(HOME)

    answers: list[Any] = []
    assert query_count(lambda: answers.append(client.get(HOME))) == 1
    assert answers[0].content == first.content


def test_a_published_news_item_is_on_the_start_page_at_once(
    kept_pages: None, swedish_site: PublicSite
) -> None:
    client = Client()
    before = headings(client.get(HOME), "h3")
    item = news_item(swedish_site.news, "Nu är det klart", date(2016, 5, 3))
    published = headings(client.get(HOME), "h3")
    item.title = "Nu är det verkligen klart"
    item.save_revision().publish()
    changed = headings(client.get(HOME), "h3")
    item.unpublish()
    withdrawn = headings(client.get(HOME), "h3")

    assert (before, published, changed, withdrawn) == (
        [],
        ["Nu är det klart"],
        ["Nu är det verkligen klart"],
        [],
    )


def test_saving_a_draft_of_a_published_page_changes_nothing_in_public(swedish_site: PublicSite) -> None:
    item = news_item(swedish_site.news, "Klart", date(2016, 5, 3))
    before = generation.current()

    item.title = "Nästan klart"
    item.save_revision()

    assert generation.current() == before


def test_a_removed_page_is_gone_at_once(kept_pages: None, swedish_site: PublicSite) -> None:
    client = Client()
    item = news_item(swedish_site.news, "Klart", date(2016, 5, 3))
    assert headings(client.get(HOME), "h3") == ["Klart"]

    item.delete()

    assert headings(client.get(HOME), "h3") == []
