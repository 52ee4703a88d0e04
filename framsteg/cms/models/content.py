from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from framsteg.cms.blocks.body import BodyBlock
from framsteg.cms.fields import BodyField
from framsteg.cms.news import heading_of, items_of
from framsteg.cms.tree import readable_by_all, url_of
from framsteg.web.site import NewsItem

from .base import PublicPage
from .news import news_below

NEWS_SHOWN = 6


class SectionPage(PublicPage):
    """A part of the site with a sub-navigation of its own, such as "Kommun & politik"."""

    lead = models.TextField(_("lead"), max_length=500, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "cms/section.html"
    parent_page_types = ["cms.MunicipalityHomePage", "cms.SectionPage"]
    subpage_types = ["cms.SectionPage", "cms.ContentPage", "cms.NewsIndexPage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead", boost=2), index.SearchField("body")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def describe(self) -> str:
        return super().describe() or self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"entries": entries_of(self), "news": news_of(self)}


@dataclass(frozen=True)
class Entry:
    """A page of the section, as the section's own page shows it."""

    title: str
    url: str
    text: str


@dataclass(frozen=True)
class SectionNews:
    heading: str
    items: Sequence[NewsItem]


def entries_of(section: SectionPage) -> Sequence[Entry]:
    """The pages directly in the section that stand in its menu."""
    pages = readable_by_all(Page.objects.child_of(section).filter(show_in_menus=True)).order_by("path")
    rows = pages.values_list("title", "url_path", "search_description")
    return [Entry(title, url_of(url_path, section.language), text) for title, url_path, text in rows]


def news_of(section: SectionPage) -> SectionNews | None:
    """The newest news in the section, where it has any."""
    items = items_of(news_below(section)[:NEWS_SHOWN], section.language)
    return SectionNews(heading_of(section.title), items) if items else None


class ContentPage(PublicPage):
    """A page of text."""

    lead = models.TextField(_("lead"), max_length=500, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "cms/content.html"
    parent_page_types = ["cms.MunicipalityHomePage", "cms.SectionPage", "cms.ContentPage"]
    subpage_types = ["cms.ContentPage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead", boost=2), index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def describe(self) -> str:
        return super().describe() or self.lead
