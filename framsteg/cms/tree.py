"""The page tree: a root, a portal per language, below it a start page per municipality.

Addresses of pages follow from the tree without asking the database: a page's address is its language and its path
below the portal.
"""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.urls import get_script_prefix
from wagtail.models import Page, PageViewRestriction

PORTAL_DEPTH, HOME_DEPTH, SECTION_DEPTH = 2, 3, 4
STEP = Page.steplen


def url_of(url_path: str, language: str) -> str:
    """The address of the page with this path in the tree: "/portal/kristinehamn/" becomes "/sv/kristinehamn/"."""
    return f"{get_script_prefix()}{language}/{url_path.split('/', 2)[2]}"


def url_of_page(page: Page) -> str:
    """The address of a page whose locale is at hand."""
    return url_of(page.url_path, page.locale.language_code)


def below(home: "QuerySet[Any]") -> Q:
    """Pages under the one page that `home` finds, and that page itself; none where it finds none."""
    path = Subquery(home.values("path")[:1])
    return Q(path__gte=path, path__lt=Concat(path, Value("Z" * STEP)))


def readable_by_all(pages: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those of `pages` that are live and not behind a restriction of their own or of a page above them."""
    restrictions = PageViewRestriction.objects.alias(
        below=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(below__startswith=F("page__path"))
    return pages.filter(live=True).exclude(Exists(restrictions))
