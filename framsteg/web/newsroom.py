"""What the public site tells those who write letters: the same as its feeds."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext, override

from framsteg.accounts.models import Municipality
from framsteg.lib.plain_language import Language
from framsteg.participation.following import Followed, Told, Topic
from framsteg.participation.models import TopicKind
from framsteg.web.followable import everything, followable
from framsteg.web.presenters.told import newest_first
from framsteg.web.search.index import matches, words_of

MOST_KEPT = 2_000
MOST_TOLD = 200


class SiteNewsroom:
    """Reads each topic once for as many letters as tell of it. What is older than `since` nobody has asked for.

    Only so many topics are held at a time, so that memory does not grow with the number of subscribers.
    """

    def __init__(self, *, since: datetime) -> None:
        self.since = since
        self._kept: OrderedDict[tuple[Topic, int, Language], Followed | None] = OrderedDict()
        self._everything: dict[tuple[int, Language], list[Told]] = {}

    def followed(self, topic: Topic, municipality: Municipality, language: Language) -> Followed | None:
        key = (topic, municipality.pk, language)
        if key not in self._kept:
            with override(language):
                self._kept[key] = self._read(topic, municipality, language)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _read(self, topic: Topic, municipality: Municipality, language: Language) -> Followed | None:
        found = followable(topic, municipality, language)
        if found is None:
            return None
        if topic.kind == TopicKind.SEARCH:
            words = words_of(topic.identity)
            all_of_it = self._all_of(municipality, language)
            told = [each for each in all_of_it if matches(words, each.title, each.text)]
            return Followed(gettext("Search: %(words)s") % {"words": found.title}, found.url, told)
        return Followed(found.title, found.url, self._recent(found.tell()))

    def _all_of(self, municipality: Municipality, language: Language) -> list[Told]:
        """Searches share what they search in."""
        key = (municipality.pk, language)
        if key not in self._everything:
            self._everything[key] = self._recent(everything(municipality, language))
        return self._everything[key]

    def _recent(self, told: Sequence[Told]) -> list[Told]:
        recent = [each for each in told if each.at > self.since]
        return list(newest_first(recent, MOST_TOLD))
