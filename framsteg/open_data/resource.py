"""A kind of thing in the open data: what is public of it, its fields, and what it can be narrowed by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .fields import Field, Kind, Raw, Words, integer


@dataclass(frozen=True)
class Filter:
    """A parameter of an address: rows where `lookup` is the value."""

    name: str
    kind: Kind
    lookup: str
    meaning: Words


@dataclass(frozen=True)
class Page:
    """The page that tells people of the thing: the name of its address, and the lookups that fill it in.

    Without a name, the one lookup holds the whole path.
    """

    view: str
    parts: Mapping[str, str]

    def path(self, raw: Raw) -> str:
        filled = {part: raw[lookup] for part, lookup in self.parts.items()}
        return reverse(self.view, kwargs=filled) if self.view else str(filled["path"])


@dataclass(frozen=True)
class Resource:
    """`rows` gives what the public may read, and nothing else. `municipality` is the lookup of the code of the
    municipality that a row belongs to; `is_shared` says that rows without one belong to all. `changed` is the lookup of
    when a row was last changed; "" where that is not kept. Sums have no ids."""

    name: str
    title: Words
    description: Words
    rows: Callable[[], QuerySet[Any, Any]]
    fields: tuple[Field, ...]
    municipality: str
    filters: tuple[Filter, ...] = ()
    order: tuple[str, ...] = ("pk",)
    page: Page | None = None
    changed: str = ""
    is_shared: bool = False
    has_ids: bool = True
    model: str = ""
    """The label of the model, as the audit trail names it."""

    @property
    def lookups(self) -> tuple[str, ...]:
        """Everything that has to be read, each once."""
        wanted = [lookup for field in self.fields for lookup in field.lookups]
        wanted += self.page.parts.values() if self.page else ()
        return tuple(dict.fromkeys(["pk", *wanted] if self.has_ids else wanted))


ID = integer("id", "pk")


def filter_by(name: str, lookup: str = "", *, kind: Kind = Kind.INTEGER, meaning: Words = "") -> Filter:
    return Filter(name, kind, lookup or name, meaning or _("Only those with this value."))


OF_PROGRAMME = filter_by("programme_id", meaning=_("Only those of the programme with this id."))
OF_SUB_PROJECT = filter_by("sub_project_id", meaning=_("Only those of the sub-project with this id."))
EXAMPLES = filter_by(
    "provenance", kind=Kind.TEXT, meaning=_("Only those that come from this kind of source.")
)


def shown(public: QuerySet[Any, Any], reference: str) -> Subquery:
    """The id that `reference` holds where what it points to is among the public; else nothing."""
    return Subquery(public.filter(pk=OuterRef(reference)).order_by().values("pk")[:1])


def links_of(through: Any, mine: str, other: str) -> Callable[[Sequence[int]], Mapping[int, list[int]]]:
    """The other ends of links of many things, by one query."""

    def gather(ids: Sequence[int]) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {each: [] for each in ids}
        rows = through.objects.filter(**{f"{mine}__in": list(ids)}).order_by(F(other))
        for one, another in rows.values_list(mine, other):
            found[one].append(another)
        return found

    return gather
