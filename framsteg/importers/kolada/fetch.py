"""Asks for everything a question needs, at most 25 keys at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from framsteg.importers.kolada.client import MOST_KEYS, Client
from framsteg.importers.kolada.schema import Kpi, Record

T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """Which key figures, which years, and, when only changes are wanted, since when (an ISO date)."""

    kpis: tuple[str, ...]
    years: tuple[int, ...]
    changed_since: str = ""


@dataclass(frozen=True)
class Answer:
    kpis: tuple[Kpi, ...]
    records: tuple[Record, ...]


def fetch(client: Client, question: Question) -> Answer:
    kpis: list[Kpi] = []
    records: list[Record] = []
    for ids in _in_portions(question.kpis):
        kpis += client.kpis(ids)
        for years in _in_portions(question.years):
            records += client.records(ids, years, question.changed_since)
    return Answer(tuple(kpis), tuple(records))


def _in_portions(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    return (keys[at : at + MOST_KEYS] for at in range(0, len(keys), MOST_KEYS))
