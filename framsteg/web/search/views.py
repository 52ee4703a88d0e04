"""What a search found among what people have said."""

from functools import partial

from django.utils.translation import gettext

from framsteg.lib.plain_language import Text
from framsteg.participation.models import Contribution
from framsteg.participation.queries.contributions import contributions
from framsteg.web.presenters.common import title_of
from framsteg.web.presenters.contribution_links import excerpt
from framsteg.web.presenters.contributions import contribution_url, state_mark, words_of

from .hits import Asked, Found, Hit, found_of, shortened
from .index import best_first


def views_found(asked: Asked, start: int, end: int) -> Found:
    """Published views, the newest first."""
    public = contributions().filter(event__municipality_id=asked.municipality.pk)
    public = public.select_related("event", "merged_into")
    return found_of(best_first(public, asked.words, "-pk"), partial(_view_hit, asked), start, end)


def _view_hit(asked: Asked, found: Contribution) -> Hit:
    """In the language that it was written in. It has no title: its first words are what leads to it."""
    words = words_of(found)
    title = Text(excerpt(words.value), words.language)
    event = gettext("at %(event)s") % {"event": title_of(found.event, asked.language).value}
    text = Text(
        "" if title.value == " ".join(words.value.split()) else shortened(words.value), words.language
    )
    meta = f"{state_mark(found).label}, {event}"
    return Hit(title, contribution_url(found, asked.municipality.slug), text, meta)
