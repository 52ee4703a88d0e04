"""Ways to follow something besides letters."""

from collections.abc import Sequence

from django.utils.translation import gettext

from framsteg.web.followable import Followable
from framsteg.web.site import Feed

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
