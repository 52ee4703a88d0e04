from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from framsteg.accounts.models import Municipality
from framsteg.cms.articles import article_of, news_data
from framsteg.cms.blocks.body import BodyBlock
from framsteg.cms.feeds import CALENDAR, KINDS, calendar_of_section, feed_of
from framsteg.cms.fields import BodyField
from framsteg.cms.news import listing_of
from framsteg.cms.tree import readable_by_all
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Programme
from framsteg.web.context import chrome_of

from .base import PublicPage
from .pictures import Pictured


class NewsCategory(models.Model):
    """What a municipality sorts its news by."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="news_categories", verbose_name=_("municipality")
    )
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    slug = models.SlugField(_("name in addresses"), max_length=60)

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="cms_news_category_once",
                violation_error_message=_("There is already a category with this name in its address."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class NewsIndexPage(PublicPage):
    """The news of a section, newest first, with archive, categories and feeds."""

    lead = models.TextField(_("lead"), max_length=500, blank=True)

    template = "cms/news_index.html"
    parent_page_types = ["cms.MunicipalityHomePage", "cms.SectionPage"]
    subpage_types = ["cms.NewsPage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead", boost=2)]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def describe(self) -> str:
        return super().describe() or self.lead

    @property
    def section_title(self) -> str:
        """The section that the news are about; the municipality's start page where there is none."""
        return str(self.ancestors[-1].title)

    def news(self) -> "models.QuerySet[NewsPage]":
        """What is published here, newest first."""
        return newest_first(NewsPage.objects.child_of(self))

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if len(path_components) == 1 and path_components[0] in (*KINDS, CALENDAR) and self.live:
            return RouteResult(self, kwargs={"feed": path_components[0]})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = kwargs.pop("feed", None)
        if kind == CALENDAR:
            return calendar_of_section(self, self.news(), request)
        if kind is not None:
            return feed_of(self, self.news(), kind, request)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = listing_of(self, self.news(), request)
        robots = "noindex, follow" if listing.is_narrowed else ""
        return context | {"listing": listing, "title": listing.heading, "robots": robots}


class NewsPage(Pictured, PublicPage):
    """A news item."""

    published_on = models.DateField(_("date"), db_index=True, default=timezone.localdate)
    lead = models.TextField(_("lead"), max_length=500)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("text"))
    category = models.ForeignKey(
        NewsCategory,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("category"),
    )

    template = "cms/news.html"
    serve_related = ("picture", "category")
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("published_on"), FieldPanel("category")], heading=_("Published")),
        FieldPanel("lead"),
        *Pictured.picture_panels,
        FieldPanel("body"),
        InlinePanel("programme_links", label=_("programme"), heading=_("Programmes that it is about")),
        InlinePanel("event_links", label=_("event"), heading=_("Events that it is about")),
        InlinePanel("decision_links", label=_("decision"), heading=_("Decisions that it is about")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    @property
    def is_being_edited(self) -> bool:
        """Whether links are held in memory, as in previews, and not only in the database."""
        return bool(getattr(self, "_cluster_related_objects", None))

    def describe(self) -> str:
        return super().describe() or self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        section = NewsPage.objects.sibling_of(self, inclusive=False)
        article = article_of(self, newest_first(section))
        frame = chrome_of(request)
        publisher = frame.municipality.name if frame.municipality else ""
        return context | {
            "article": article,
            "json_ld": news_data(article, self, frame.root_url, publisher),
            "social_image": frame.root_url + article.picture.url if article.picture else "",
        }


def newest_first(news: "models.QuerySet[NewsPage]") -> "models.QuerySet[NewsPage]":
    """The news among `news` that anyone may read."""
    readable: models.QuerySet[NewsPage] = readable_by_all(news).order_by("-published_on", "-path")
    return readable


def news_below(page: Page) -> "models.QuerySet[NewsPage]":
    """All news below `page`, whatever section they are in, newest first."""
    return newest_first(NewsPage.objects.descendant_of(page))


class NewsPageProgramme(Orderable):
    """A programme that a news item is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="programme_links")
    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="+", verbose_name=_("programme")
    )
    panels = [FieldPanel("programme")]


class NewsPageEvent(Orderable):
    """An event that a news item is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="event_links")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+", verbose_name=_("event"))
    panels = [FieldPanel("event")]


class NewsPageDecision(Orderable):
    """A decision that a news item is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="decision_links")
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="+", verbose_name=_("decision")
    )
    panels = [FieldPanel("decision")]
