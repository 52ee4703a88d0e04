"""What the page tree gives the site around it; see framsteg.web.site."""

from collections.abc import Sequence

from django.http import HttpRequest

from framsteg.accounts.models import Municipality
from framsteg.cms.document_search import documents_found
from framsteg.cms.models import NewsPage
from framsteg.cms.models.news import newest_first
from framsteg.cms.navigation import navigation_of
from framsteg.cms.news import items_of
from framsteg.cms.page_search import hits_of
from framsteg.lib.plain_language import Language
from framsteg.web.site import DocumentHits, Navigation, NewsItem, PageHits


class WagtailSiteContent:
    """Menus, news and search over the pages of the tree."""

    def navigation(self, request: HttpRequest, municipality: Municipality, language: Language) -> Navigation:
        return navigation_of(request, municipality, language)

    def news_about_programme(self, programme_id: int, language: Language, limit: int) -> Sequence[NewsItem]:
        about = NewsPage.objects.filter(
            programme_links__programme_id=programme_id, locale__language_code=language
        )
        return items_of(newest_first(about)[:limit], language)

    def search(
        self, municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
    ) -> PageHits:
        return hits_of(municipality, language, words, start, end)

    def documents(
        self, municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
    ) -> DocumentHits:
        return documents_found(municipality, language, words, start, end)
