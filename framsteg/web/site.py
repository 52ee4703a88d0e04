"""The site around the public pages: whose it is, its navigation and its news.

Navigation and news are kept by a content management system that stands above this package. It comes in through the
port `SiteContent`; the setting FRAMSTEG_SITE_CONTENT names what stands behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Protocol

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import get_script_prefix
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.lib.plain_language import Language, Text, language_of


@dataclass(frozen=True)
class Link:
    """A step of the breadcrumbs, or any other link. Without an address it is the page itself."""

    title: Text | str
    url: str = ""


@dataclass(frozen=True)
class MenuItem:
    """An entry of a menu. `current` is the page shown; `open` is an entry that the page shown is under."""

    title: str
    url: str
    current: bool = False
    open: bool = False
    children: tuple["MenuItem", ...] = ()


@dataclass(frozen=True)
class Menu:
    """A sub-navigation: the section's name and address, and what is in it."""

    title: str
    url: str
    items: tuple[MenuItem, ...]


@dataclass(frozen=True)
class Feed:
    """A feed that readers can follow. `by_mail` is where they get the same as letters."""

    title: str
    url: str
    content_type: str
    by_mail: str = ""


@dataclass(frozen=True)
class NewsItem:
    """A news item as it is shown in lists."""

    title: Text
    url: str
    published_on: date
    lead: Text
    section: str = ""
    category: str = ""
    identity: str = ""
    """The same in every list and feed; of each language its own."""
    translation_key: str = ""
    first_published_at: datetime | None = None


@dataclass(frozen=True)
class Picture:
    """A picture with its narrower and wider versions. Decoration has no alternative text.

    `language` is set where the alternative text is not in the page's own language.
    """

    url: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str = ""
    caption: str = ""
    language: str = ""


@dataclass(frozen=True)
class NewsSection:
    """A section with news, in one language. `key` is the same in all."""

    key: str
    title: str
    url: str
    feeds: tuple[Feed, ...]


@dataclass(frozen=True)
class PageHit:
    """A page of the content management system that a search found."""

    title: str
    url: str
    text: str
    published_on: date | None = None


@dataclass(frozen=True)
class DocumentHit:
    """A document that a search found: its format, its size in bytes (None where unknown) and the page it is on."""

    title: str
    url: str
    format: str
    size: int | None
    page: str


@dataclass(frozen=True)
class DocumentHits:
    """How many documents a search found, and those asked for."""

    total: int
    hits: Sequence[DocumentHit]


@dataclass(frozen=True)
class PageHits:
    """How many pages a search found, and those asked for."""

    total: int
    hits: Sequence[PageHit]


@dataclass(frozen=True)
class Navigation:
    """What the frame of every page needs to know of the content management system's pages."""

    main: tuple[MenuItem, ...] = ()
    submenu: Menu | None = None
    statement_url: str = ""
    feeds: tuple[Feed, ...] = ()


class SiteContent(Protocol):
    """What the content management system gives the site."""

    def navigation(self, request: HttpRequest, municipality: Municipality, language: Language) -> Navigation:
        """The menus as they look on the page asked for."""
        ...

    def news_about_programme(self, programme_id: int, language: Language, limit: int) -> Sequence[NewsItem]:
        """The newest public news about a programme."""
        ...

    def news_section(self, key: str, municipality: Municipality, language: Language) -> NewsSection | None:
        """A public news section of the municipality; the Swedish one where it has no other."""
        ...

    def latest_news(
        self, municipality: Municipality, language: Language, limit: int, section: str = ""
    ) -> Sequence[NewsItem]:
        """The newest public news of the municipality, or of one section, in a language."""
        ...

    def pictures_of_event(self, event_id: int, language: Language) -> Sequence[Picture]:
        """The pictures of an event, in the order that the editor gave them."""
        ...

    def search(
        self, municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
    ) -> PageHits:
        """Public pages that match all of the words, best first."""
        ...

    def documents(
        self, municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
    ) -> DocumentHits:
        """Documents that public pages lead to and that match all of the words, best first."""
        ...


@cache
def site_content() -> SiteContent:
    """What stands behind the port in this installation."""
    implementation: type[SiteContent] = import_string(settings.FRAMSTEG_SITE_CONTENT)
    return implementation()


def keep_municipality(request: HttpRequest, municipality: Municipality) -> None:
    """Spare the frame of the page a municipality that the view has read with what it shows."""
    request.framsteg_municipality = municipality  # type: ignore[attr-defined]


def municipality_of(request: HttpRequest, slug: str) -> Municipality:
    """The municipality an address belongs to, read once per request; 404 where there is none."""
    kept: Municipality | None = getattr(request, "framsteg_municipality", None)
    if kept is None or kept.slug != slug:
        kept = Municipality.objects.filter(slug=slug).first()
        if kept is None:
            raise Http404(_("There is no such municipality here."))
        keep_municipality(request, kept)
    return kept


def current_language() -> Language:
    """The language of the page being made."""
    return language_of(get_language() or settings.LANGUAGE_CODE)


def home_url(municipality_slug: str, language: Language) -> str:
    """The start page of a municipality."""
    return f"{get_script_prefix()}{language}/{municipality_slug}/"
