"""News as pages show them: lists with archive and categories, and single items with what they are about."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext

from framsteg.lib.plain_language import Text, in_language
from framsteg.web.site import Feed, Link, NewsItem

if TYPE_CHECKING:
    from framsteg.cms.models import NewsIndexPage, NewsPage


def item_of(page: "NewsPage") -> NewsItem:
    """A news page as an entry of a list."""
    language = page.language
    return NewsItem(Text(page.title, language), page.address, page.published_on, Text(page.lead, language))


def listing_of(index: "NewsIndexPage", news: Any, request: HttpRequest) -> Any:
    return Empty()
def article_of(page: "NewsPage", request: HttpRequest) -> Any:
    return Empty()
class Empty:
    def context(self): return {}
