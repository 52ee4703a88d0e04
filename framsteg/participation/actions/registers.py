"""What is said of one kind of personal data, and how it is found and forgotten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Register:
    """One kind of personal data. `erase` and `expire` tell how many they forgot; `stays` why they do not."""

    key: str
    title: Any
    what: Any
    purpose: Any
    kept_for: Any
    find: Callable[[str], Rows]
    erase: Callable[[str], int]
    expire: Callable[[datetime], int]
    stays: Any = ""


def nothing(_of: Any) -> int:
    return 0


def nowhere(_email: str) -> Rows:
    """Nothing that can be found by an address."""
    return ()
