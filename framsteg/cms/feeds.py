"""The news of a section as RSS 2.0 and Atom 1.0, and the events that they are about as iCalendar."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from framsteg.participation.models import Event
from framsteg.participation.queries import events as event_queries
from framsteg.web.presenters.calendar import calendar_of_all
from framsteg.web.presenters.common import event_url

from .tree import url_of

if TYPE_CHECKING:
    from framsteg.cms.models import NewsIndexPage, NewsPage

KINDS: dict[str, type[SyndicationFeed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
CALENDAR = "kalender"
MOST_ENTRIES, MOST_DAYS = 30, 100


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


def calendar_of_section(
    index: "NewsIndexPage", news: "QuerySet[NewsPage]", request: HttpRequest
) -> HttpResponse:
    """For whoever follows the section in a calendar. Empty as long as its news are about no event."""
    root, municipality = request.build_absolute_uri("/")[:-1], index.municipality_slug
    entries = [(each, root + event_url(each, municipality)) for each in events_of(news)]
    body = calendar_of_all(entries, index.language, f"{index.title} – {index.section_title}")
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def events_of(news: "QuerySet[NewsPage]") -> Sequence[Event]:
    """Public events that the news are about, or that belong to a programme that they are about; the latest first."""
    pages: QuerySet[Any] = news.order_by().values("pk")
    about = Q(pk__in=_linked("NewsPageEvent", "event", pages))
    about |= Q(programme_id__in=_linked("NewsPageProgramme", "programme", pages))
    found = event_queries.events().filter(about, starts_on__isnull=False)
    return tuple(found.order_by("-starts_on", "-pk")[:MOST_DAYS])


def _linked(link: str, field: str, pages: QuerySet[Any]) -> QuerySet[Any]:
    model = apps.get_model("cms", link)
    found: QuerySet[Any] = model._default_manager.filter(page__in=pages).values(field)
    return found


def _noon(day: date) -> datetime:
    """A day as feeds tell it: they know only moments, and noon is the same day everywhere in Europe."""
    return timezone.make_aware(datetime.combine(day, time(12)))
