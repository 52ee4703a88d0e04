"""What is said of one kind of personal data, and how it is found and forgotten."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Rows = Sequence[Mapping[str, Any]]


def _nobodys(_email: str) -> Iterable[Any]:
    """Nothing that can be found by an address."""
    return ()


def _nothing(_of: Any) -> int:
    return 0


@dataclass(frozen=True)
class Register:
    """One kind of personal data: the rows `of` an address, how each is told, and how they are forgotten.

    `forget` and `expire` tell how many they forgot; `stays` says why some are not.
    """

    key: str
    title: Any
    what: Any
    purpose: Any
    kept_for: Any
    of: Callable[[str], Any] = _nobodys
    tell: Callable[[Any], Mapping[str, Any]] = dict
    forget: Callable[[Any], int] = _nothing
    expire: Callable[[datetime], int] = _nothing
    stays: Any = ""

    def find(self, email: str) -> Rows:
        return [self.tell(each) for each in self.of(email)]

    def erase(self, email: str) -> int:
        return self.forget(self.of(email))
