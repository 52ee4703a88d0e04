"""The news as open data; see framsteg.open_data.news."""

from typing import Any

from django.db.models import (
    CharField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Concat, Length, Substr
from wagtail.models import Page

from .models import MunicipalityHomePage, NewsPage
from .tree import HOME_DEPTH, PORTAL_DEPTH, STEP, readable_by_all


def public_news() -> QuerySet[Any]:
    """Every news item that anyone may read, with its municipality, language and address."""
    home = MunicipalityHomePage.objects.filter(path=_above(HOME_DEPTH))
    portal = Page.objects.filter(path=_above(PORTAL_DEPTH))
    found: QuerySet[Any] = readable_by_all(NewsPage.objects.all()).annotate(
        language=F("locale__language_code"),
        municipality_code=Subquery(home.values("municipality__code")[:1], output_field=CharField()),
        portal_length=Length(Subquery(portal.values("url_path")[:1])),
        category_name=F("category__name"),
    )
    below_portal = Substr("url_path", ExpressionWrapper(F("portal_length"), IntegerField()))
    return found.annotate(address=Concat(Value("/"), F("language"), below_portal, output_field=CharField()))


def _above(depth: int) -> Substr:
    """The place in the tree of the page above, at that depth."""
    return Substr(OuterRef("path"), 1, depth * STEP)
