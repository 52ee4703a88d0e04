"""Search over the pages of the tree."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.cms.models import MunicipalityHomePage, NewsPage
from framsteg.cms.models.base import PublicPage
from framsteg.cms.tree import below, readable_by_all, url_of
from framsteg.lib.plain_language import Language
from framsteg.web.search.index import best_first
from framsteg.web.site import PageHit, PageHits


def hits_of(
    municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
) -> PageHits:
    """The municipality's public pages in a language that match all words, newest first after those by title."""
    home = MunicipalityHomePage.objects.filter(municipality=municipality, locale__language_code=language)
    matching: Any = best_first(
        readable_by_all(Page.objects.filter(below(home))), words, "-first_published_at", "-pk"
    )
    total = matching.count()
    return PageHits(
        total, [_hit(page, language) for page in matching[start:end].specific()] if total > start else []
    )


def _hit(page: Page, language: Language) -> PageHit:
    return PageHit(
        title=page.title,
        url=url_of(page.url_path, language),
        text=page.describe() if isinstance(page, PublicPage) else page.search_description,
        published_on=page.published_on if isinstance(page, NewsPage) else None,
    )
