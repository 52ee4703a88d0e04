"""What the page tree gives the site around it; see framsteg.web.site."""

from collections.abc import Sequence

from django.http import HttpRequest

from framsteg.accounts.models import Municipality
from framsteg.cms.document_search import documents_found
from framsteg.cms.models import MunicipalityHomePage, NewsIndexPage, NewsPage
from framsteg.cms.models.news import newest_first
from framsteg.cms.navigation import navigation_of
from framsteg.cms.news import feeds_of, items_of
from framsteg.cms.page_search import hits_of
from framsteg.cms.pictures import pictures_of_event
from framsteg.cms.tree import below, readable_by_all, url_of
from framsteg.lib.plain_language import Language, language_of
from framsteg.web.site import DocumentHits, Navigation, NewsItem, NewsSection, PageHits, Picture


class WagtailSiteContent:
    """Menus, news and search over the pages of the tree."""

    def navigation(self, request: HttpRequest, municipality: Municipality, language: Language) -> Navigation:
        return navigation_of(request, municipality, language)

    def news_about_programme(self, programme_id: int, language: Language, limit: int) -> Sequence[NewsItem]:
        about = NewsPage.objects.filter(
            programme_links__programme_id=programme_id, locale__language_code=language
        )
        return items_of(newest_first(about)[:limit], language)

    def news_section(self, key: str, municipality: Municipality, language: Language) -> NewsSection | None:
        index = _section(key, municipality, language) or _section(key, municipality, "sv")
        if index is None:
            return None
        own = language_of(index.locale.language_code)
        url = url_of(index.url_path, own)
        return NewsSection(key, index.title, url, feeds_of(index.title, url))

    def latest_news(
        self, municipality: Municipality, language: Language, limit: int, section: str = ""
    ) -> Sequence[NewsItem]:
        if section:
            index = _section(section, municipality, language)
            return items_of(index.news()[:limit], language) if index else ()
        home = MunicipalityHomePage.objects.filter(municipality=municipality, locale__language_code=language)
        return items_of(newest_first(NewsPage.objects.filter(below(home)))[:limit], language)

    def pictures_of_event(self, event_id: int, language: Language) -> Sequence[Picture]:
        return pictures_of_event(event_id, language)

    def search(
        self, municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
    ) -> PageHits:
        return hits_of(municipality, language, words, start, end)

    def documents(
        self, municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
    ) -> DocumentHits:
        return documents_found(municipality, language, words, start, end)


def _section(key: str, municipality: Municipality, language: Language) -> NewsIndexPage | None:
    home = MunicipalityHomePage.objects.filter(municipality=municipality, locale__language_code=language)
    found = readable_by_all(NewsIndexPage.objects.filter(below(home), translation_key=key))
    index: NewsIndexPage | None = found.select_related("locale").first()
    return index
