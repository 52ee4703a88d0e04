"""The start page of a municipality: its programmes, the newest news, and shortcuts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from framsteg.programme.queries.programmes import programmes_of
from framsteg.web.presenters.programmes import ProgrammeCard, programmes_page
from framsteg.web.presenters.provenance import PageProvenance
from framsteg.web.site import NewsItem, Picture

from .news import items_of
from .pictures import picture_of

if TYPE_CHECKING:
    from framsteg.cms.models import MunicipalityHomePage, NewsPage

NEWS, PROGRAMMES = 5, 6


@dataclass(frozen=True)
class Shortcut:
    title: str
    text: str
    url: str


@dataclass(frozen=True)
class Front:
    """What the start page shows besides its own text. Programmes that can say how far they have come are first."""

    picture: Picture | None
    programmes: Sequence[ProgrammeCard]
    has_more_programmes: bool
    provenance: PageProvenance
    news: Sequence[NewsItem]
    shortcuts: Sequence[Shortcut]


def front_of(home: "MunicipalityHomePage", news: "QuerySet[NewsPage]") -> Front:
    page = programmes_page(programmes_of(home.municipality_id), home.slug, home.language)
    cards = sorted(
        (card for group in page.groups for card in group.programmes), key=lambda card: not card.bar
    )
    return Front(
        picture=picture_of(home),
        programmes=cards[:PROGRAMMES],
        has_more_programmes=len(cards) > PROGRAMMES,
        provenance=page.provenance,
        news=items_of(news[:NEWS], home.language),
        shortcuts=[
            Shortcut(each.title, each.text, each.url(home))
            for each in home.shortcuts.select_related("to_page").order_by("sort_order")
        ],
    )
