"""What an address of the interface asks for: only what is known, each at most once, everything within bounds."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Field, Schema
from pydantic import create_model

from framsteg.accounts.models import Municipality

from .answers import NotUnderstood
from .fields import Kind
from .reading import Asked
from .resource import Filter, Resource

USUAL, MOST = 100, 1_000
LARGEST = 2**53
"""Beyond this, programs that read JSON no longer tell whole numbers apart."""
LONGEST = 200
YEARS = range(1900, 2201)
_BOUNDS: Mapping[Kind, tuple[Any, Mapping[str, Any]]] = {
    Kind.INTEGER: (int, {"ge": 0, "le": LARGEST}),
    Kind.TEXT: (str, {"max_length": LONGEST}),
    Kind.DAY: (date, {}),
}


class Parameters(Schema):
    """What every list can be asked for."""

    municipality: str | None = Field(
        None,
        max_length=LONGEST,
        description="Only what belongs to this municipality: its four-digit code, or its name in addresses.",
    )


class PartParameters(Parameters):
    """Which part of the list."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many there are at most in the answer.")
    offset: int = Field(0, ge=0, le=LARGEST, description="How many are skipped before the first.")


class DatedParameters(PartParameters):
    """Of things that it is kept of when they were changed."""

    changed_since: datetime | None = Field(
        None,
        description="Only what was changed at this time or later. Without a time zone it is universal time.",
    )


def parameters_of(resource: Resource) -> type[PartParameters]:
    """The parameters of a list of this kind, for the description of the interface and for checking."""
    base = DatedParameters if resource.changed else PartParameters
    with override("en"):
        own: dict[str, Any] = {each.name: _parameter(resource, each) for each in resource.filters}
    name = "".join(part.title() for part in resource.name.split("-"))
    made: type[PartParameters] = create_model(f"{name}Parameters", __base__=base, **own)
    return made


def asked_of(request: HttpRequest, given: Parameters) -> Asked:
    """What is asked for. Raises NotUnderstood."""
    values = given.model_dump()
    check_known(request, values)
    since = values.pop("changed_since", None)
    if since is not None and since.year not in YEARS:
        raise NotUnderstood("changed_since", "The year is out of bounds.")
    if since is not None and since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    filters = {
        name: value for name, value in values.items() if name not in ("municipality", "limit", "offset")
    }
    return Asked(code_of(given.municipality), since, filters)


def check_known(request: HttpRequest, known: Mapping[str, Any]) -> None:
    """Refuse what has no meaning, instead of answering another question than the one asked. Raises NotUnderstood."""
    for name, values in request.GET.lists():
        if name not in known:
            raise NotUnderstood(name[:LONGEST], "There is no such parameter.")
        if len(values) > 1:
            raise NotUnderstood(name, "A parameter can be given once.")
        if "\0" in values[0]:
            raise NotUnderstood(name, "A null character has no meaning here.")


def code_of(name: str | None) -> str:
    """The code of the municipality that is meant; "" for all. Raises NotUnderstood."""
    if name is None:
        return ""
    known = Municipality.objects.filter(**{"code" if name.isdigit() else "slug": name})
    code = known.values_list("code", flat=True).first()
    if code is None:
        raise NotUnderstood("municipality", "There is no such municipality here.")
    return str(code)


def _parameter(resource: Resource, each: Filter) -> tuple[Any, Any]:
    """Where the values of a field are few, a filter on it takes only those."""
    field = next((field for field in resource.fields if field.name == each.name), None)
    kind, bounds = _BOUNDS[each.kind]
    if field is not None and field.choices is not None:
        kind, bounds = field.type, {}
    return kind | None, Field(None, description=str(each.meaning), **bounds)
