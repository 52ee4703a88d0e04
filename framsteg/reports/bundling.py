"""What a release can hold. Whoever keeps a kind of thing says how it goes public and how it is put back.

A port, as for the site around the pages: reports stand below the pages of the content management system and cannot
know them. Each kind is registered when its app is ready.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse

from framsteg.accounts.models import Municipality
from framsteg.audit.actors import Actor


@dataclass(frozen=True)
class Check:
    """One line of the checklist. `stops`: the release cannot be given a time while it is so.

    `part` is what it is about: a part of the release, or "" for the release itself.
    """

    name: str
    is_well: bool
    text: str = ""
    stops: bool = False
    url: str = ""
    part: str = ""

    @property
    def told(self) -> str:
        """What stands in the way, where it is told alone."""
        return ": ".join(each for each in (self.part, self.name, self.text) if each)


@dataclass(frozen=True)
class Choice:
    """Something that could go into a release."""

    identity: str
    label: str


@dataclass(frozen=True)
class Found:
    """A part of a release as pages show it; `url` is where the public finds it, "" while it does not."""

    title: str
    kind: str
    url: str = ""


class Port(Protocol):
    """How one kind of thing goes public. Each call is made inside the transaction of the release."""

    @property
    def name(self) -> Any:
        """What the kind is called."""
        ...

    def choices(self, municipality: Municipality) -> Sequence[Choice]:
        """What is not public yet, or has changes that are not."""
        ...

    def label(self, identity: str, municipality: Municipality) -> str:
        """What it is called. Raises LookupError where the municipality has no such thing."""
        ...

    def pin(self, identity: str) -> Mapping[str, Any]:
        """The version that is to go public, as plain values."""
        ...

    def checks(self, identity: str, pinned: Mapping[str, Any]) -> Sequence[Check]: ...

    def publish(
        self, identity: str, pinned: Mapping[str, Any], *, by: Actor, at: datetime
    ) -> Mapping[str, Any]:
        """Make it public; returns how it was before, as plain values."""
        ...

    def put_back(self, identity: str, before: Mapping[str, Any], *, by: Actor, at: datetime) -> None: ...

    def found(self, identity: str) -> Found:
        """Raises LookupError where it is gone."""
        ...

    def preview(self, identity: str, pinned: Mapping[str, Any], request: HttpRequest) -> HttpResponse:
        """How it will read, for an invited reader. Raises Http404 where there is nothing to show in advance."""
        ...


_ports: dict[str, Port] = {}


def register(kind: str, port: Port) -> None:
    """Let releases hold things of this kind."""
    _ports[kind] = port


def port_of(kind: str) -> Port:
    """Raises LookupError for a kind that nobody has registered."""
    return _ports[kind]


def kinds() -> Mapping[str, Port]:
    return dict(_ports)
