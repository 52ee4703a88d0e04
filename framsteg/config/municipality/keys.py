"""Keys of rows in the installation that a municipality moves into.

A table's keys stay as they were where all of them are beyond what has been used here. Else all of them are raised by
one number that leads beyond both what was used here and what was used there: the order of rows stays, and no number
that once meant one thing of the municipality ever means another.
"""

from dataclasses import dataclass, field
from typing import Any

from .errors import NotAnExport

Row = dict[str, Any]


class Missing(Exception):
    """What a row points to did not come along."""


@dataclass
class Keys:
    """For each table what its keys become. `known` holds those that are found by name, such as regions."""

    shifts: dict[str, int] = field(default_factory=dict)
    held: dict[str, frozenset[Any]] = field(default_factory=dict)
    known: dict[str, dict[Any, Any]] = field(default_factory=dict)

    def of(self, label: str, old: Any) -> Any:
        """The key here of the row that had the key `old`. Raises Missing."""
        if old in self.known.get(label, ()):
            return self.known[label][old]
        if old not in self.held.get(label, ()):
            raise Missing(f"{label} {old}")
        return old + self.shifts.get(label, 0)

    def once(self, label: str, old: int) -> int:
        """The same for what may be gone since: something that is told of, and need not be there."""
        try:
            return int(self.of(label, old))
        except Missing:
            return old + self.shifts.get(label, 0)

    def told(self, label: str, old: str) -> str:
        """The same for a key that is kept as text."""
        return str(self.once(label, int(old))) if old.isascii() and old.isdecimal() and len(old) < 19 else old


def shift_of(held: frozenset[int], highest_there: int, highest_here: int) -> int:
    """By how much the keys of a table are raised. The highest are of every key that was ever used."""
    return 0 if not held or min(held) > highest_here else max(highest_there, highest_here)


def whole(label: str, value: Any) -> int:
    """The key of a row as the archive has it. Raises NotAnExport."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**62:
        raise NotAnExport(f"A row of {label} has no key that can be one: {value!r:.40}.")
    return value
