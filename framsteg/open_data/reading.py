"""Reading rows of the open data: narrowed, a part at a time, as records that every form is written from.

The number of queries is the same whatever the number of rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.translation import override

from .fields import Kind, Raw
from .resource import Resource

Record = dict[str, Any]
VERSION = "v1"
PAGES_IN = "sv"
"""The language of the pages that records lead to; the other one is a prefix away."""
AT_A_TIME = 2_000


@dataclass(frozen=True)
class Asked:
    """What is wanted: of which municipality (its code), changed since when, and the values of filters."""

    municipality: str = ""
    changed_since: datetime | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)


def found(resource: Resource, asked: Asked = Asked()) -> QuerySet[Any, Any]:
    """The public rows that are wanted, in their fixed order."""
    rows = resource.rows()
    if asked.municipality:
        mine = Q(**{resource.municipality: asked.municipality})
        rows = rows.filter(
            mine | Q(**{f"{resource.municipality}__isnull": True}) if resource.is_shared else mine
        )
    if asked.changed_since is not None and resource.changed:
        rows = rows.filter(**{f"{resource.changed}__gte": asked.changed_since})
    for each in resource.filters:
        if (value := asked.filters.get(each.name)) is not None:
            rows = rows.filter(**{each.lookup: value})
    return rows.order_by(*resource.order)


def changed_at(resource: Resource, asked: Asked = Asked()) -> datetime | None:
    """When what is wanted was last changed, as far as that is kept."""
    if not resource.changed:
        return None
    latest: datetime | None = found(resource, asked).order_by().aggregate(at=Max(resource.changed))["at"]
    return latest


def records(resource: Resource, rows: QuerySet[Any, Any], root: str) -> list[Record]:
    """The rows as records, with absolute addresses below `root`."""
    raw = list(rows.values(*resource.lookups))
    ids = [each["pk"] for each in raw] if resource.has_ids else []
    gathered = {each.name: each.gather(ids) for each in resource.fields if each.gather is not None}
    with override(PAGES_IN):
        return [_record(resource, each, gathered, root) for each in raw]


def all_records(resource: Resource, asked: Asked, root: str) -> Iterator[Record]:
    """Every record that is wanted, read some thousand at a time, each part after the last id of the one before."""
    rows = found(resource, asked)
    if not resource.has_ids:
        yield from records(resource, rows, root)
        return
    last = 0
    while some := records(resource, rows.filter(pk__gt=last)[:AT_A_TIME], root):
        yield from some
        last = some[-1]["id"]


def address_of(resource: Resource, root: str, identity: Any = None) -> str:
    """The address of a kind of thing, or of one of it, in the interface."""
    below = f"/{identity}" if identity is not None else ""
    return f"{root}/api/{VERSION}/{resource.name}{below}"


def _record(resource: Resource, raw: Raw, gathered: Mapping[str, Mapping[Any, Any]], root: str) -> Record:
    record: Record = {}
    for each in resource.fields:
        if each.gather is not None:
            record[each.name] = gathered[each.name][raw["pk"]]
        else:
            value = each.value(raw)
            record[each.name] = _plain(value) if each.kind is Kind.NUMBER else value
    if resource.page is not None:
        record["page"] = root + resource.page.path(raw)
    if resource.has_ids:
        record["url"] = address_of(resource, root, raw["pk"])
    return record


def _plain(value: float | None) -> int | float | None:
    """Whole numbers without a decimal point."""
    return int(value) if value is not None and float(value).is_integer() and abs(value) < 1e15 else value


def names_of(resource: Resource) -> Sequence[str]:
    """The names of a record's fields, in order."""
    more = ["page"] if resource.page is not None else []
    more += ["url"] if resource.has_ids else []
    return [*(each.name for each in resource.fields), *more]
