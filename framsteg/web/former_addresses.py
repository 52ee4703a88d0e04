"""Old links lead on: an address with a name that something had before goes for good to where that is now.

Asked only when nothing was found, so that what is called so today stands before what was called so once.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from framsteg.accounts.models import Municipality
from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.evaluations import evaluations
from framsteg.audit.former_addresses import identity_of, register
from framsteg.indicators.models import Indicator
from framsteg.indicators.queries.catalogue import public_to
from framsteg.participation.models import Event
from framsteg.participation.queries.contributions import contributions
from framsteg.participation.queries.events import events
from framsteg.programme.models import PriorityArea, Programme, SubProject
from framsteg.programme.queries.audience import decisions, programmes, sub_projects
from framsteg.reports.models import Release

Parts = dict[str, Any]


@dataclass(frozen=True)
class _Found:
    """What is known of an address so far: its parts, of which municipality and programme it is."""

    parts: Parts
    municipality: Municipality
    programme: Programme | None = None

    def with_part(self, name: str, value: Any) -> "_Found":
        return replace(self, parts=self.parts | {name: value})


_BY_KEY: dict[str, Callable[[Municipality], QuerySet[Any]]] = {
    "decision": lambda municipality: decisions().filter(municipality=municipality),
    "contribution": lambda municipality: contributions().filter(event__municipality=municipality),
}
"""Things whose keys stand in their addresses: they have others where their municipality has moved in from elsewhere."""


def remember() -> None:
    """Say which names are part of addresses, and what each is unique within."""
    register(Municipality, "slug")
    for model in (Programme, Event, Evaluation, Release):
        register(model, "slug", within="municipality__code")
    register(Indicator, "code", within="municipality__code")
    for model in (PriorityArea, SubProject):
        register(model, "number", within="programme_id")


def moved_to(request: HttpRequest) -> str | None:
    """Where what was asked for is now; None where it never was here, or is not public."""
    match = request.resolver_match
    if match is None or match.namespace != "web" or request.method not in ("GET", "HEAD"):
        return None
    found = _municipality(dict(match.kwargs))
    found = found and _programme(found)
    found = found and _rest(found, match.url_name or "")
    if found is None or found.parts == match.kwargs:
        return None
    try:
        address = reverse(match.view_name, kwargs=found.parts)
    except NoReverseMatch:
        return None
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def _municipality(parts: Parts) -> _Found | None:
    here = _now(Municipality.objects.all(), "slug", parts["municipality"], [""])
    return _Found(parts | {"municipality": here.slug}, here) if here else None


def _programme(found: _Found) -> _Found | None:
    if "programme" not in found.parts:
        return found
    mine = programmes().filter(municipality=found.municipality)
    programme = _now(mine, "slug", found.parts["programme"], [found.municipality.code])
    if programme is None:
        return None
    return replace(found.with_part("programme", programme.slug), programme=programme)


def _rest(found: _Found, view: str) -> _Found | None:
    """The last name of the address: what it is of follows from the page that was asked for."""
    choice = _asked(found, view)
    if choice is None:
        return found
    rows, part, field = choice
    scopes = [str(found.programme.pk)] if found.programme else [found.municipality.code, ""]
    here = _now(rows, field, found.parts[part], scopes)
    return found.with_part(part, getattr(here, field)) if here else None


def _asked(found: _Found, view: str) -> tuple[QuerySet[Any], str, str] | None:
    """The things that can be meant, the part of the address that names one, and the field that holds the name."""
    of = {"municipality": found.municipality}
    if found.programme is not None and "number" in found.parts:
        areas = PriorityArea.objects.filter(programme=found.programme)
        mine = sub_projects().filter(programme=found.programme)
        return (areas if view.startswith("area") else mine), "number", "number"
    if view in _BY_KEY:
        return _BY_KEY[view](found.municipality), "number", "pk"
    if "code" in found.parts:
        return public_to(found.municipality), "code", "code"
    if "slug" not in found.parts:
        return None
    kinds: dict[str, QuerySet[Any]] = {
        "event": events().filter(**of),
        "evaluation": evaluations().filter(**of),
        "press": Release.objects.filter(**of),
    }
    kind = next((rows for name, rows in kinds.items() if view.startswith(name)), None)
    return None if kind is None else (kind, "slug", "slug")


def _now(rows: QuerySet[Any], field: str, name: Any, scopes: list[str]) -> Any | None:
    """The one that is called so now, or else the one that was called so before."""
    present: Model | None = rows.filter(**{field: name}).first()
    if present is not None:
        return present
    identity = identity_of(rows.model, str(name), scopes)
    return rows.filter(pk=identity).first() if identity is not None else None
