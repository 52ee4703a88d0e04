"""What can be followed, and what has happened with it, as those who write letters know it.

What has happened is told by the public site, which stands above this package and comes in through the port
`Newsroom`: a letter says the same as the feed and the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from framsteg.accounts.models import Municipality
from framsteg.lib.plain_language import Language


@dataclass(frozen=True)
class Topic:
    """Something that can be followed: its kind, and its key or the words that are searched for."""

    kind: str
    identity: str


@dataclass(frozen=True)
class Told:
    """Something that has happened, in words. `at` is when it was told here, not when it happened: the text says that.

    `url` is the path of its page. `identity` is the same wherever it is told, so that it is told once.
    """

    identity: str
    title: str
    url: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Followed:
    """A topic as the site shows it: what it is called, its page, and the newest of what has happened with it."""

    title: str
    url: str
    told: Sequence[Told] = ()


class Newsroom(Protocol):
    """Who knows what has happened."""

    def followed(self, topic: Topic, municipality: Municipality, language: Language) -> Followed | None:
        """None where the topic is not public, or is no more."""
        ...
