"""What Kolada's server says, as types."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from framsteg.importers.shared.reading import Node, read_json

T = TypeVar("T")
GENDERS = ("T", "K", "M")


@dataclass(frozen=True)
class Kpi:
    """A key figure as Kolada describes it."""

    id: str
    title: str
    description: str = ""
    definition: str = ""
    auspice: str = ""
    is_divided_by_gender: bool = False
    updated: str = ""


@dataclass(frozen=True)
class Value:
    """A figure for one gender. `count` is the number of members behind a group's figure."""

    gender: str
    value: float | None
    status: str = ""
    count: int = 1
    deleted: bool = False


@dataclass(frozen=True)
class Record:
    """The figures of one key figure, municipality and year."""

    kpi: str
    municipality: str
    period: str
    values: tuple[Value, ...]
    deleted: bool = False


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of answers, and the address of the next; "" on the last."""

    items: tuple[T, ...]
    next_url: str


def read_kpis(content: bytes, where: str) -> Page[Kpi]:
    return _page(read_json(content, where), _kpi)


def read_records(content: bytes, where: str) -> Page[Record]:
    return _page(read_json(content, where), _record)


def _page(node: Node, read: Callable[[Node], T]) -> Page[T]:
    """The items under `values`; the next page under `next_url`, or `next_page` as it was called earlier."""
    following = node.maybe("next_url")
    if following.is_none:
        following = node.maybe("next_page")
    return Page(
        items=tuple(read(item) for item in node.at("values").items()),
        next_url="" if following.is_none else following.text(),
    )


def _kpi(node: Node) -> Kpi:
    return Kpi(
        id=node.at("id").text(),
        title=node.at("title").text(),
        description=_text(node.maybe("description")),
        definition=_text(node.maybe("definition")),
        auspice=_text(node.maybe("auspice")),
        is_divided_by_gender=bool(node.maybe("is_divided_by_gender").value),
        updated=_text(node.maybe("publication_date")),
    )


def _record(node: Node) -> Record:
    return Record(
        kpi=node.at("kpi").text(),
        municipality=node.at("municipality").text(),
        period=_period(node.at("period")),
        values=tuple(_value(value) for value in node.at("values").items()),
        deleted=_deleted(node),
    )


def _value(node: Node) -> Value:
    gender = node.at("gender").text()
    if gender not in GENDERS:
        raise node.at("gender").wrong("T, K or M")
    count = node.maybe("count")
    return Value(
        gender=gender,
        value=node.at("value").number(),
        status=_text(node.maybe("status")),
        count=1 if count.is_none else count.whole(),
        deleted=_deleted(node),
    )


def _period(node: Node) -> str:
    """A year, written as a number or as text."""
    return str(node.whole()) if isinstance(node.value, int) else node.text()


def _deleted(node: Node) -> bool:
    return any(node.maybe(name).value is True for name in ("isdeleted", "is_deleted", "deleted"))


def _text(node: Node) -> str:
    return "" if node.is_none else node.text()
