"""Sitemaps by kind of page, for search engines. Only what anyone may read is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from framsteg.cms.tree import HOME_DEPTH, readable_by_all, url_of
from framsteg.web.sitemaps import SITEMAPS as DOMAIN_SITEMAPS


@dataclass(frozen=True)
class Entry:
    """A page of the tree, as the sitemap tells it."""

    url: str
    changed_at: datetime | None


class PageSitemap(Sitemap[Entry]):
    """Pages and news in both languages."""

    limit = 5000

    def items(self) -> Sequence[Entry]:
        pages = readable_by_all(Page.objects.filter(depth__gte=HOME_DEPTH)).order_by("path")
        rows = pages.values_list("url_path", "locale__language_code", "last_published_at")
        return [Entry(url_of(url_path, language), changed_at) for url_path, language, changed_at in rows]

    def location(self, item: Entry) -> str:
        return item.url

    def lastmod(self, item: Entry) -> datetime | None:
        return item.changed_at


SITEMAPS: dict[str, type[Sitemap[Any]]] = {"sidor": PageSitemap, **DOMAIN_SITEMAPS}
