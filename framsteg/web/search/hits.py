"""What every kind of search asks and answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from framsteg.accounts.models import Municipality
from framsteg.lib.markdown import to_plain
from framsteg.lib.plain_language import Language, Text
from framsteg.web.presenters.stages import StageMark

LONGEST_TEXT = 220


@dataclass(frozen=True)
class Hit:
    """Something a search found. `stage` only for sub-projects; `meta` is a date or what it belongs to."""

    title: Text
    url: str
    text: Text
    meta: str = ""
    stage: StageMark | None = None


@dataclass(frozen=True)
class Found:
    """How many objects of a kind match, and those asked for."""

    total: int
    hits: Sequence[Hit]


@dataclass(frozen=True)
class Asked:
    """Whose site is searched, in which language, for which words."""

    municipality: Municipality
    language: Language
    words: Sequence[str]


def found_of(matching: "QuerySet[Any]", present: Callable[[Any], Hit], start: int, end: int) -> Found:
    """Counted and cut; what is not shown is not read."""
    total = matching.count()
    return Found(total, [present(each) for each in matching[start:end]] if total > start else [])


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    plain = to_plain(text)
    if len(plain) <= LONGEST_TEXT:
        return plain
    return plain[:LONGEST_TEXT].rsplit(" ", 1)[0] + " …"
