"""What kind of page an address leads to: the type of a page of the tree, or the view that makes it."""

import re
from urllib.parse import urlsplit

from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import URLPattern, URLResolver
from django.utils.translation import override
from wagtail.models import Page

from framsteg.cms.models import PortalPage

NO_PAGE = re.compile(
    r"\.\w{1,5}$|/(delta/(svar|plats|kvitto|stod)|folj/(bekrafta|mina|sluta)|mitt-arbete|rapportera)/"
)
"""Files; and pages that are for one person with a link of their own."""
NOT_FOR_ALL = re.compile(
    r"^(my_|partner_|work|reminder|stop_|confirm_|giver|signed_up|contribution_receipt|support|press_preview|short_)"
    r"|(_csv|_json|_xlsx|_feed|_calendar|_workbook|_file|result|panel|download|chart|qr_code|wall_notes|theme|catalogue)"
    r"|^(dataset|index|listing|nothing_here|openapi|programme_schema|schema|single|whole_programme)$"
)
"""Views that are no pages for everyone: by their names."""


def path_of(url: str, base: str) -> str:
    """The path that a link leads to, without its question; "" where it leads away from the site or to no page."""
    there, here = urlsplit(url), urlsplit(base)
    if there.scheme not in ("http", "https") or there.netloc != here.netloc:
        return ""
    return "" if NO_PAGE.search(there.path) else there.path


def kind_of(path: str, slug: str) -> str:
    """The kind of the page at `path`, if it is one of the municipality's; else ""."""
    steps = path.split("/")
    if len(steps) < 4 or steps[2] != slug:
        return ""
    try:
        with override(steps[1]):  # addresses are looked up in the language that they begin with
            found = resolve(path)
    except Resolver404:
        return ""
    name = found.url_name or ""
    if name == "wagtail_serve":
        return _type_of(steps[1], "/".join(steps[2:]))
    return "" if NOT_FOR_ALL.search(name) else found.view_name


def _type_of(language: str, rest: str) -> str:
    portal = PortalPage.objects.filter(locale__language_code=language).first()
    page = Page.objects.filter(url_path=f"{portal.url_path}{rest}").first() if portal else None
    return str(page.specific_class._meta.label_lower) if page else ""


def every_view() -> set[str]:
    """The names of all views that make pages for everyone: what a check should reach."""
    return {
        f"{namespace}:{pattern.name}"
        for namespace, pattern in _named(get_resolver().url_patterns, "")
        if namespace in ("web", "open_data") and not NOT_FOR_ALL.search(pattern.name or "")
    }


def _named(patterns: "list[URLPattern | URLResolver]", namespace: str) -> "list[tuple[str, URLPattern]]":
    found: list[tuple[str, URLPattern]] = []
    for each in patterns:
        if isinstance(each, URLResolver):
            found += _named(each.url_patterns, each.namespace or namespace)
        elif each.name:
            found.append((namespace, each))
    return found
