"""Sitemaps of what is not in the page tree: programmes and what belongs to them, in both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from framsteg.participation.queries import contributions, events
from framsteg.programme.models import PriorityArea
from framsteg.programme.queries import audience


@dataclass(frozen=True)
class Entry:
    """Something with a page of its own: the name and parts of its address, and when it was changed."""

    name: str
    of: tuple[tuple[str, Any], ...]
    language: str
    changed_at: datetime


class _InBothLanguages(Sitemap[Entry]):
    limit = 5000

    def location(self, item: Entry) -> str:
        with override(item.language):
            return reverse(item.name, kwargs=dict(item.of))

    def lastmod(self, item: Entry) -> datetime:
        return item.changed_at


class ProgrammeSitemap(_InBothLanguages):
    """Programmes and their priority areas."""

    def items(self) -> Sequence[Entry]:
        public = audience.programmes().order_by("pk")
        areas = PriorityArea.objects.filter(programme__in=public).order_by("pk")
        return [
            *_entries("web:programme", public, municipality="municipality__slug", programme="slug"),
            *_entries(
                "web:area",
                areas,
                municipality="programme__municipality__slug",
                programme="programme__slug",
                number="number",
            ),
        ]


class SubProjectSitemap(_InBothLanguages):
    def items(self) -> Sequence[Entry]:
        return list(
            _entries(
                "web:sub_project",
                audience.sub_projects().order_by("pk"),
                municipality="programme__municipality__slug",
                programme="programme__slug",
                number="number",
            )
        )


class DecisionSitemap(_InBothLanguages):
    def items(self) -> Sequence[Entry]:
        public = audience.decisions().order_by("pk")
        return list(_entries("web:decision", public, municipality="municipality__slug", number="pk"))


class EventSitemap(_InBothLanguages):
    def items(self) -> Sequence[Entry]:
        public = events.events().order_by("pk")
        return list(_entries("web:event", public, municipality="municipality__slug", slug="slug"))


class ContributionSitemap(_InBothLanguages):
    """Published views, each with its way."""

    def items(self) -> Sequence[Entry]:
        public = contributions.contributions().order_by("pk")
        return list(
            _entries("web:contribution", public, municipality="event__municipality__slug", number="pk")
        )


def _entries(name: str, found: "QuerySet[Any]", **parts: str) -> Iterator[Entry]:
    """An entry per object and language, with the parts of its address read from the named fields."""
    for row in found.values_list(*parts.values(), "updated_at"):
        of = tuple(zip(parts, row[:-1], strict=True))
        for language, _label in settings.LANGUAGES:
            yield Entry(name, of, language, row[-1])


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "program": ProgrammeSitemap,
    "delprojekt": SubProjectSitemap,
    "beslut": DecisionSitemap,
    "handelser": EventSitemap,
    "synpunkter": ContributionSitemap,
}
