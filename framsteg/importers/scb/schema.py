"""What SCB's servers say, as types: limits, descriptions of tables in both versions, and what is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import ceil, prod

from framsteg.importers.shared import json_stat
from framsteg.importers.shared.errors import ChoiceMissing, TooManyCells, UnknownCode
from framsteg.importers.shared.json_stat import Dataset, Dimension
from framsteg.importers.shared.reading import Node, read_json

Choice = dict[str, tuple[str, ...]]
"""Codes to ask for, by dimension."""

NATION = "00"
GEO = ("Region", "region", "Kommun")
TIME = ("Tid", "År", "Time")
CONTENTS = ("ContentsCode",)


@dataclass(frozen=True)
class ServerLimits:
    """What the server allows; 0 calls means that it sets no limit."""

    cells: int
    calls: int
    seconds: float


@dataclass(frozen=True)
class Question:
    """What is wanted of a table: municipalities, from a first period, one content, one code of whatever else."""

    table: str
    choices: Mapping[str, tuple[str, ...]]
    first: str = ""


def read_limits(content: bytes, where: str) -> ServerLimits:
    """The limits of either version: `maxDataCells` in the newer, `maxCells` or `maxValues` in the older."""
    node = read_json(content, where)
    cells = next(
        (node.at(key) for key in ("maxDataCells", "maxCells", "maxValues") if key in node.object()), None
    )
    calls = (
        node.maybe("maxCallsPerTimeWindow")
        if "maxCallsPerTimeWindow" in node.object()
        else node.maybe("maxCalls")
    )
    limits = ServerLimits(
        cells=(cells or node.at("maxDataCells")).whole(),
        calls=0 if calls.is_none else calls.whole(),
        seconds=node.maybe("timeWindow").number() or 0,
    )
    if limits.cells < 1:
        raise node.wrong("a limit of at least one figure")
    return limits


def read_table_v1(content: bytes, where: str) -> Dataset:
    """The older version's description, in the same form as the newer's."""
    node = read_json(content, where)
    variables = [(variable, _variable(variable)) for variable in node.at("variables").items()]
    times = tuple(dimension.id for variable, dimension in variables if variable.maybe("time").value is True)
    return Dataset(
        label=node.at("title").text(),
        source="",
        updated="",
        notes=(),
        dimensions=tuple(dimension for _, dimension in variables),
        roles={"time": times},
    )


def _variable(node: Node) -> Dimension:
    codes, labels = node.at("values").texts(), node.at("valueTexts").texts()
    if len(codes) != len(labels):
        raise node.at("valueTexts").wrong(f"{len(codes)} texts")
    return Dimension(
        id=node.at("code").text(),
        label=node.at("text").text(),
        codes=tuple(codes),
        labels=dict(zip(codes, labels, strict=True)),
        can_be_left_out=node.maybe("elimination").value is True,
    )


def choose(table: Dataset, question: Question) -> Choice:
    """The codes to ask for. Raises UnknownCode or ChoiceMissing where the question does not fit the table."""
    geo = table.with_role("geo", *GEO)
    time = table.with_role("time", *TIME)
    choice: Choice = {}
    for dimension in table.dimensions:
        if dimension.id in question.choices:
            choice[dimension.id] = _checked(dimension, question.choices[dimension.id])
        elif geo is not None and dimension.id == geo.id:
            choice[dimension.id] = tuple(
                code for code in dimension.codes if is_municipality(code) or code == NATION
            )
        elif time is not None and dimension.id == time.id:
            choice[dimension.id] = tuple(code for code in dimension.codes if code >= question.first)
        elif len(dimension.codes) == 1:
            choice[dimension.id] = dimension.codes
        elif not dimension.can_be_left_out:
            raise ChoiceMissing(dimension=dimension.id, codes=", ".join(dimension.codes[:12]))
    unknown = next((name for name in question.choices if table.dimension(name) is None), None)
    if unknown is not None:
        raise UnknownCode(code=unknown, dimension=table.label)
    return choice


def is_municipality(code: str) -> bool:
    return len(code) == 4 and code.isdigit()


def _checked(dimension: Dimension, codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if code not in dimension.codes:
            raise UnknownCode(code=code, dimension=dimension.id)
    return codes


def split(choice: Choice, most: int) -> Iterator[Choice]:
    """`choice` in parts of at most `most` cells, longest dimensions cut first. Every cell is in exactly one part."""
    sizes = {name: len(codes) for name, codes in choice.items()}
    parts = dict.fromkeys(sizes, 1)
    while prod(ceil(sizes[name] / parts[name]) for name in sizes) > most:
        longest = max(sizes, key=lambda name: ceil(sizes[name] / parts[name]))
        if ceil(sizes[longest] / parts[longest]) <= 1:
            raise TooManyCells(cells=prod(sizes.values()), limit=most)
        parts[longest] += 1
    pieces = [[(name, piece) for piece in _pieces(codes, parts[name])] for name, codes in choice.items()]
    for combination in product(*pieces):
        yield dict(combination)


def _pieces(codes: tuple[str, ...], parts: int) -> list[tuple[str, ...]]:
    length = ceil(len(codes) / parts) if codes else 1
    return [codes[at : at + length] for at in range(0, len(codes), length)]


read_table = json_stat.read_description
read_data = json_stat.read
