"""The news of a section as RSS 2.0 and Atom 1.0."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from .tree import url_of

if TYPE_CHECKING:
    from framsteg.cms.models import NewsIndexPage, NewsPage

KINDS: dict[str, type[SyndicationFeed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
MOST_ENTRIES = 30


def feed_of(
    index: "NewsIndexPage", news: "QuerySet[NewsPage]", kind: str, request: HttpRequest
) -> HttpResponse:
    """The newest news of `index`; addresses are absolute, as readers of feeds need them."""
    root = request.build_absolute_uri("/")[:-1]
    section, title = index.section_title, index.title
    about = index.describe() or f"{title} – {section}"
    feed = KINDS[kind](
        title=f"{title} – {section}" if section != title else title,
        link=root + index.address,
        description=about,
        subtitle=about,
        language=index.language,
        feed_url=root + request.path,
        author_name=section,
    )
    for page in news.select_related("category")[:MOST_ENTRIES]:
        url = root + url_of(page.url_path, index.language)
        feed.add_item(
            title=page.title,
            link=url,
            description=page.lead,
            unique_id=f"{root}/#{page.translation_key}-{index.language}",
            unique_id_is_permalink=False,
            pubdate=_noon(page.published_on),
            updateddate=max(page.last_published_at or _noon(page.published_on), _noon(page.published_on)),
            categories=[page.category.name] if page.category else [],
        )
    content_type = f"application/{kind}+xml; charset=utf-8"
    return HttpResponse(feed.writeString("utf-8"), content_type=content_type)


def _noon(day: date) -> datetime:
    """A day as feeds tell it: they know only moments, and noon is the same day everywhere in Europe."""
    return timezone.make_aware(datetime.combine(day, time(12)))
