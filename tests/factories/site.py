"""The public site of a municipality: portals, start pages, a section with news."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Locale, Page, Site

from framsteg.accounts.models import Municipality
from framsteg.cms.models import (
    AccessibilityStatementPage,
    Conformance,
    Method,
    MunicipalityHomePage,
    NewsIndexPage,
    NewsPage,
    PortalPage,
    SectionPage,
)
from framsteg.lib.text import slug


@dataclass(frozen=True)
class PublicSite:
    """A municipality's pages in one language."""

    municipality: Municipality
    home: MunicipalityHomePage
    section: SectionPage
    news: NewsIndexPage
    statement: AccessibilityStatementPage


def portal(language: str = "sv") -> PortalPage:
    """The portal of a language; the site starts at the Swedish one."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    found = PortalPage.objects.filter(locale=locale).first()
    if found:
        return found
    root = Page.objects.get(depth=1)
    page = PortalPage(title="Framsteg", slug=f"portal-{language}", locale=locale)
    if language != "sv":
        page.translation_key = portal("sv").translation_key
    root.add_child(instance=page)
    if language == "sv":
        Site.objects.all().delete()
        Site.objects.create(hostname="testserver", root_page=page, is_default_site=True)
    Site.clear_site_root_paths_cache()
    return page


def public_site(
    municipality: Municipality, language: str = "sv", translation_of: PublicSite | None = None
) -> PublicSite:
    """A start page, the section "Kommun & politik" with its news, and a statement."""

    def add(parent: Page, page: Any, original: Page | None) -> Any:
        page.locale = parent.locale
        if original:
            page.translation_key = original.translation_key
        return parent.add_child(instance=page)

    other = translation_of
    home = add(
        portal(language),
        MunicipalityHomePage(
            title=municipality.name, slug=municipality.slug, municipality=municipality, heading="Så går det"
        ),
        other and other.home,
    )
    section = add(
        home,
        SectionPage(title="Kommun & politik", slug="kommun-politik", show_in_menus=True),
        other and other.section,
    )
    news = add(
        section, NewsIndexPage(title="Nyheter", slug="nyheter", show_in_menus=True), other and other.news
    )
    statement = add(
        home,
        AccessibilityStatementPage(
            title="Tillgänglighetsredogörelse",
            slug="tillganglighet",
            public_actor=municipality.name,
            service="webbplatsen",
            conformance=Conformance.PARTIAL,
            not_accessible="<p>Äldre dokument.</p>",
            method=Method.SELF_ASSESSMENT,
            assessed_on=date(2026, 1, 10),
            updated_on=date(2026, 2, 1),
        ),
        other and other.statement,
    )
    return PublicSite(municipality, home, section, news, statement)


def news_item(index: NewsIndexPage, title: str, day: date, **fields: Any) -> NewsPage:
    """A published news item, or a draft with live=False."""
    page = NewsPage(
        title=title,
        slug=fields.pop("slug", slug(title)),
        published_on=day,
        lead=fields.pop("lead", f"Ingress till {title}"),
        locale=index.locale,
        **fields,
    )
    index.add_child(instance=page)
    return page
