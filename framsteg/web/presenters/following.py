"""Ways to follow something besides letters."""

from collections.abc import Sequence

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language
from framsteg.participation.models import Event
from framsteg.web.followable import Followable
from framsteg.web.site import Feed

from .common import event_url, title_of
from .events import calendar_url, has_known_day

CALENDAR = "text/calendar"


def ways_to_follow(found: Followable, municipality: str) -> Sequence[Feed]:
    """Its feeds in both forms, and its calendar where it has days."""
    page, _mark, query = found.url.partition("?")
    asked = f"?{query}" if query else ""
    feeds = found.feeds or (
        Feed("RSS", f"{page}rss.xml{asked}", "application/rss+xml"),
        Feed("Atom", f"{page}atom.xml{asked}", "application/atom+xml"),
    )
    calendar = (
        [Feed(gettext("Calendar (iCalendar)"), f"{page}kalender.ics{asked}", CALENDAR)] if found.days else []
    )
    return (*feeds, *calendar)


def feeds_of_event(event: Event, municipality: str, language: Language) -> Sequence[Feed]:
    """What people say at the event and are answered; and its day, where it is known."""
    page = f"{event_url(event, municipality)}synpunkter/"
    title = gettext("Views and answers: %(event)s") % {"event": title_of(event, language).value}
    feeds = (
        Feed(f"{title} (RSS)", f"{page}rss.xml", "application/rss+xml"),
        Feed(f"{title} (Atom)", f"{page}atom.xml", "application/atom+xml"),
    )
    day = Feed(gettext("Calendar (iCalendar)"), calendar_url(event, municipality), CALENDAR)
    return (*feeds, day) if has_known_day(event) else feeds
