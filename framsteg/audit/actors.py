"""Who did it: a user, or a part of the system."""

from dataclasses import dataclass
from typing import Any, Protocol


class Actor(Protocol):
    """Whoever changes something. Users fit; so does a `SystemActor`."""

    @property
    def pk(self) -> Any: ...

    def __str__(self) -> str: ...


@dataclass(frozen=True)
class SystemActor:
    """A part of the system that acts on its own, such as an import or the demo's loader."""

    name: str
    pk: str = ""

    def __str__(self) -> str:
        return self.name
