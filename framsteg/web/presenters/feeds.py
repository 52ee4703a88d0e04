"""Feeds of what has happened, as RSS 2.0 and Atom 1.0."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from framsteg.lib.plain_language import Language
from framsteg.participation.following import Told

from .told import newest_first

MOST_ENTRIES = 50


@dataclass(frozen=True)
class FeedHead:
    """What a feed says of itself. `root` is the scheme and host that addresses begin with."""

    title: str
    description: str
    root: str
    url: str
    own_url: str
    municipality: str
    language: Language


def written(head: FeedHead, told: Sequence[Told], form: str) -> str:
    """The feed as text, newest first."""
    feed = _feed(head, form)
    for entry in newest_first(told, MOST_ENTRIES):
        feed.add_item(
            title=entry.title,
            link=head.root + entry.url,
            description=entry.text,
            unique_id=head.root + entry.identity,
            unique_id_is_permalink=False,
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return str(feed.writeString("utf-8"))


def _feed(head: FeedHead, form: str) -> SyndicationFeed:
    kind = Atom1Feed if form == "atom" else Rss201rev2Feed
    return kind(
        title=head.title,
        link=head.root + head.url,
        description=head.description,
        subtitle=head.description,
        language=head.language,
        feed_url=head.root + head.own_url,
        author_name=head.title,
    )
