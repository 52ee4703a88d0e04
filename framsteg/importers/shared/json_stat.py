"""JSON-stat 2.0: one flat list of values over named dimensions, the last dimension running fastest."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

from framsteg.importers.shared.reading import Node, read_json


@dataclass(frozen=True)
class Dimension:
    """The codes of a dimension in their order, with labels, units (by code), and notes."""

    id: str
    label: str
    codes: tuple[str, ...]
    labels: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    decimals: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    can_be_left_out: bool = False


@dataclass(frozen=True)
class Cell:
    """One value, by dimension id; `symbol` is what the source wrote beside it."""

    codes: dict[str, str]
    value: float | None
    symbol: str = ""


@dataclass(frozen=True)
class Dataset:
    """A table, or its description when it was asked for without values."""

    label: str
    source: str
    updated: str
    notes: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    roles: dict[str, tuple[str, ...]]
    values: tuple[float | None, ...] = ()
    symbols: dict[int, str] = field(default_factory=dict)

    def dimension(self, id_: str) -> Dimension | None:
        return next((dimension for dimension in self.dimensions if dimension.id == id_), None)

    def with_role(self, role: str, *usual: str) -> Dimension | None:
        """The dimension that has `role`, or else the one with a usual name."""
        named = self.roles.get(role, ())
        for dimension in self.dimensions:
            if dimension.id in named:
                return dimension
        return next((found for name in usual if (found := self.dimension(name))), None)

    def cells(self) -> Iterator[Cell]:
        names = [dimension.id for dimension in self.dimensions]
        combinations = product(*(dimension.codes for dimension in self.dimensions))
        for at, codes in enumerate(combinations):
            yield Cell(dict(zip(names, codes, strict=True)), self.values[at], self.symbols.get(at, ""))


def read(content: bytes, where: str) -> Dataset:
    """A dataset with values."""
    node = read_json(content, where)
    described = _described(node)
    size = prod(len(dimension.codes) for dimension in described.dimensions)
    return Dataset(
        **{
            **vars(described),
            "values": _values(node.at("value"), size),
            "symbols": _symbols(node.maybe("status"), size),
        }
    )


def read_description(content: bytes, where: str) -> Dataset:
    """A dataset's description; values are not read."""
    return _described(read_json(content, where))


def _described(node: Node) -> Dataset:
    if node.maybe("class").value not in (None, "dataset"):
        raise node.maybe("class").wrong("“dataset”")
    ids = node.at("id").texts()
    sizes = [item.whole() for item in node.at("size").items()]
    if len(ids) != len(sizes):
        raise node.at("size").wrong("one size per dimension")
    parts = node.at("dimension")
    dimensions = tuple(_dimension(id_, size, parts.at(id_)) for id_, size in zip(ids, sizes, strict=True))
    roles = node.maybe("role")
    return Dataset(
        label=_text(node.maybe("label")),
        source=_text(node.maybe("source")),
        updated=_text(node.maybe("updated")),
        notes=_notes(node.maybe("note")),
        dimensions=dimensions,
        roles={} if roles.is_none else {role: tuple(roles.maybe(role).texts()) for role in roles.object()},
    )


def _dimension(id_: str, size: int, node: Node) -> Dimension:
    category = node.at("category")
    codes = _codes(category)
    if len(codes) != size:
        raise category.wrong(f"{size} codes")
    labels = category.maybe("label")
    units, decimals = _units(category.maybe("unit"))
    extension = node.maybe("extension")
    return Dimension(
        id=id_,
        label=_text(node.maybe("label")) or id_,
        codes=codes,
        labels={} if labels.is_none else {code: labels.maybe(code).text() for code in labels.object()},
        units=units,
        decimals=decimals,
        notes=(*_notes(node.maybe("note")), *_category_notes(category.maybe("note"))),
        can_be_left_out=not extension.is_none and extension.maybe("elimination").value is True,
    )


def _codes(category: Node) -> tuple[str, ...]:
    """The codes in order: written as a list, as an object with positions, or, for one code, only as a label."""
    index = category.maybe("index")
    if index.is_none:
        labels = category.at("label").object()
        if len(labels) != 1:
            raise category.wrong("“index”")
        return tuple(labels)
    if isinstance(index.value, list):
        codes = index.texts()
    else:
        positions = {code: index.maybe(code).whole() for code in index.object()}
        codes = sorted(positions, key=positions.__getitem__)
        if sorted(positions.values()) != list(range(len(positions))):
            raise index.wrong("each position once")
    if len(set(codes)) != len(codes):
        raise index.wrong("each code once")
    return tuple(codes)


def _values(node: Node, size: int) -> tuple[float | None, ...]:
    """The values written as a list, or as an object with positions in which nulls are left out."""
    if isinstance(node.value, dict):
        sparse: list[float | None] = [None] * size
        for key in node.value:
            sparse[_position(node, key, size)] = node.maybe(key).number()
        return tuple(sparse)
    values = tuple(item.number() for item in node.items())
    if len(values) != size:
        raise node.wrong(f"{size} values")
    return values


def _symbols(node: Node, size: int) -> dict[int, str]:
    """What is written beside values: one text for all, a list, or an object with positions."""
    if node.is_none:
        return {}
    if isinstance(node.value, str):
        return dict.fromkeys(range(size), node.value)
    if isinstance(node.value, list):
        return {at: item.text() for at, item in enumerate(node.items()) if item.value is not None}
    return {_position(node, key, size): node.maybe(key).text() for key in node.object()}


def _position(node: Node, key: str, size: int) -> int:
    if not key.isdigit() or int(key) >= size:
        raise node.wrong(f"positions below {size}")
    return int(key)


def _units(node: Node) -> tuple[dict[str, str], dict[str, int]]:
    if node.is_none:
        return {}, {}
    units, decimals = {}, {}
    for code in node.object():
        unit = node.maybe(code)
        units[code] = _text(unit.maybe("base"))
        if not unit.maybe("decimals").is_none:
            decimals[code] = unit.maybe("decimals").whole()
    return units, decimals


def _notes(node: Node) -> tuple[str, ...]:
    if node.is_none:
        return ()
    lines = [node.value] if isinstance(node.value, str) else node.texts()
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def _category_notes(node: Node) -> tuple[str, ...]:
    """Notes to single codes, each with its code in front."""
    if node.is_none:
        return ()
    return tuple(f"{code}: {line}" for code in node.object() for line in _notes(node.maybe(code)))


def _text(node: Node) -> str:
    return "" if node.is_none else node.text()
