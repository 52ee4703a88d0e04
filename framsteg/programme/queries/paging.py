"""Pages of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


class NoSuchPage(LookupError):
    """The list has no page with that number."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list: its rows, its number from 1, and how many rows and pages there are in all."""

    rows: Sequence[Row]
    number: int
    total: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The place of the first row, from 1; 0 where there is none."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)


def bounds(number: int, size: int, total: int) -> tuple[int, int]:
    """Where page `number` starts and ends in the list. Raises NoSuchPage outside of it."""
    if number < 1 or (number - 1) * size >= max(total, 1):
        raise NoSuchPage(number)
    return (number - 1) * size, number * size
