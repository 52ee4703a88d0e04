"""The figures that the project carries, so that its main question can be answered without a network.

population.csv.gz is made by pack_population; population.json tells where it comes from, under which licence.
"""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class PackedRow:
    """One municipality and its figures, period by period."""

    code: str
    name: str
    values: dict[str, int]


def read_json(name: str) -> Any:
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def population_bytes() -> bytes:
    return files(__package__).joinpath("population.csv.gz").read_bytes()


def population_sha256() -> str:
    return sha256(population_bytes()).hexdigest()


def population() -> Iterator[PackedRow]:
    """The population of every municipality, 31 December of each year."""
    with gzip.open(io.BytesIO(population_bytes()), "rt", encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        periods = next(rows)[2:]
        for code, name, *values in rows:
            pairs = zip(periods, values, strict=True)
            yield PackedRow(code, name, {period: int(value) for period, value in pairs if value})
