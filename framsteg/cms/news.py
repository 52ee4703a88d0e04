"""News as pages show them: lists with archive and categories, and single items with what they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, in_language
from framsteg.programme.queries.paging import NoSuchPage, Page, bounds
from framsteg.web.presenters.paging import Pager, pager
from framsteg.web.site import Feed, NewsItem

from .feeds import CALENDAR
from .tree import url_of

if TYPE_CHECKING:
    from framsteg.cms.models import NewsIndexPage, NewsPage

PAGE_SIZE = 20
RSS, ATOM = "application/rss+xml", "application/atom+xml"
SHOWN_IN_LISTS = (
    "title", "url_path", "published_on", "lead", "category__name", "category__name_en", "translation_key",
    "first_published_at",
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A year or a category to narrow the list by, with the number of news items it holds."""

    label: str
    url: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class Listing:
    """The news of a section, narrowed by year and category."""

    heading: str
    items: Sequence[NewsItem]
    total: int
    pager: Pager
    years: Sequence[Choice]
    categories: Sequence[Choice]
    everything_url: str
    is_narrowed: bool
    feeds: Sequence[Feed]


@dataclass(frozen=True)
class _Asked:
    """What the address asks for."""

    year: str
    category: str
    page: int

    def address(self, url: str, **changed: str) -> str:
        said = {"ar": self.year, "kategori": self.category} | changed
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{url}?{query}" if query else url


def items_of(news: "QuerySet[NewsPage]", language: Language) -> list[NewsItem]:
    """News pages as entries of a list, by one query."""
    return [item_of(page, language) for page in news.select_related("category").only(*SHOWN_IN_LISTS)]


def item_of(page: "NewsPage", language: Language) -> NewsItem:
    """A news page as an entry of a list."""
    category = page.category
    return NewsItem(
        title=Text(page.title, language),
        url=url_of(page.url_path, language),
        published_on=page.published_on,
        lead=Text(page.lead, language),
        category=in_language(category.name, category.name_en, language).value if category else "",
        identity=f"{page.translation_key}-{language}",
        translation_key=str(page.translation_key),
        first_published_at=page.first_published_at,
    )


def feeds_of(title: str, url: str, by_mail: str = "") -> tuple[Feed, ...]:
    """The feeds of a news section, and the calendar of what its news are about."""
    return (
        Feed(f"{title} (RSS)", f"{url}rss/", RSS, by_mail),
        Feed(f"{title} (Atom)", f"{url}atom/", ATOM, by_mail),
        Feed(
            gettext("%(title)s (calendar)") % {"title": title}, f"{url}{CALENDAR}/", "text/calendar", by_mail
        ),
    )


def heading_of(section: str) -> str:
    """ "Alla nyheter - Kommun & politik"."""
    return gettext("All news - %(section)s") % {"section": section}


def listing_of(index: "NewsIndexPage", news: "QuerySet[NewsPage]", request: HttpRequest) -> Listing:
    """What the address asks for of the section's news."""
    asked = _asked(request)
    counts = _counts(news)
    total = sum(row["number"] for row in counts if _fits(row, asked.year, asked.category))
    try:
        start, end = bounds(asked.page, PAGE_SIZE, total)
    except NoSuchPage:
        raise Http404(gettext("The list has no such page.")) from None
    page = Page(items_of(_narrowed(news, asked)[start:end], index.language), asked.page, total, PAGE_SIZE)
    kept = {name: value for name, value in (("ar", asked.year), ("kategori", asked.category)) if value}
    return Listing(
        heading=heading_of(index.section_title),
        items=page.rows,
        total=total,
        pager=pager(page, index.address, kept),
        years=_years(counts, asked, index.address),
        categories=_categories(counts, asked, index.address, index.language),
        everything_url=index.address,
        is_narrowed=bool(kept),
        feeds=feeds_of(index.title, index.address, _by_mail(index)),
    )


def _by_mail(index: "NewsIndexPage") -> str:
    """Where one follows the section by mail; its key is the same in every language."""
    home = reverse("web:follow", kwargs={"municipality": index.municipality_slug})
    return f"{home}?avdelning={index.translation_key}"


def _asked(request: HttpRequest) -> _Asked:
    """Nonsense in the address is as if nothing was asked; a page that is no number does not exist."""
    year, category, page = (request.GET.get(name, "") for name in ("ar", "kategori", "sida"))
    if page and not (page.isascii() and page.isdigit() and len(page) < 7):
        raise Http404(gettext("The list has no such page."))
    is_year = year.isascii() and year.isdigit() and len(year) == 4
    return _Asked(year if is_year else "", category[:60], int(page or 1))


def _counts(news: "QuerySet[NewsPage]") -> list[dict[str, Any]]:
    """The number of news items by year and category: one query tells every choice and every total."""
    grouped = (
        news.order_by()
        .annotate(year=ExtractYear("published_on"))
        .values("year", "category__slug", "category__name", "category__name_en")
        .annotate(number=Count("pk"))
    )
    return [dict(row) for row in grouped]


def _fits(row: dict[str, Any], year: str, category: str) -> bool:
    return (not year or str(row["year"]) == year) and (not category or row["category__slug"] == category)


def _narrowed(news: "QuerySet[NewsPage]", asked: _Asked) -> "QuerySet[NewsPage]":
    if asked.year:
        news = news.filter(published_on__year=int(asked.year)) if int(asked.year) else news.none()
    return news.filter(category__slug=asked.category) if asked.category else news


def _years(counts: Iterable[dict[str, Any]], asked: _Asked, url: str) -> Sequence[Choice]:
    numbers: dict[str, int] = {}
    for row in counts:
        if _fits(row, "", asked.category):
            numbers[str(row["year"])] = numbers.get(str(row["year"]), 0) + row["number"]
    return tuple(
        Choice(year, asked.address(url, ar=year), numbers[year], year == asked.year)
        for year in sorted(numbers, reverse=True)
    )


def _categories(
    counts: Iterable[dict[str, Any]], asked: _Asked, url: str, language: Language
) -> Sequence[Choice]:
    names: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for row in counts:
        slug = row["category__slug"]
        if slug and _fits(row, asked.year, ""):
            names[slug] = in_language(row["category__name"], row["category__name_en"], language).value
            numbers[slug] = numbers.get(slug, 0) + row["number"]
    return tuple(
        Choice(names[slug], asked.address(url, kategori=slug), numbers[slug], slug == asked.category)
        for slug in sorted(names, key=lambda each: names[each].casefold())
    )
