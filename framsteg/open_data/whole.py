"""A programme whole, as one document, and the JSON Schema that it follows: made for others to adopt.

The schema is kept in docs/programme.schema.json; a test holds the two, and what is exported, together.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from .fields import Field, Kind
from .reading import Asked, all_records, found, records
from .resource import Resource
from .resources import RESOURCES
from .resources.programmes import PROGRAMMES
from .tables import fields_of, in_both

FORMAT = "framsteg-programme-1"
PARTS: Mapping[str, Resource] = {
    each.name.replace("-", "_"): each
    for each in RESOURCES
    if any(filter_.name == "programme_id" for filter_ in each.filters)
}
"""Everything that can be narrowed to one programme is part of it."""
_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.TEXT: {"type": "string"},
    Kind.MARKDOWN: {"type": "string", "contentMediaType": "text/markdown"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.ADDRESS: {"type": "string"},
    Kind.NUMBERS: {"type": "array", "items": {"type": "integer"}},
    Kind.OBJECT: {"type": "object"},
}


def whole(identity: int, root: str) -> Mapping[str, Any] | None:
    """The public programme with all that is public of it; None where there is none. A fixed number of queries for
    each two thousand things of a kind."""
    told = records(PROGRAMMES, found(PROGRAMMES).filter(pk=identity), root)
    if not told:
        return None
    asked = Asked(filters={"programme_id": identity})
    parts = {name: list(all_records(each, asked, root)) for name, each in PARTS.items()}
    return {"format": FORMAT, "programme": told[0], **parts}


def schema() -> Mapping[str, Any]:
    """JSON Schema (2020-12) of the document. Every field is there; more may come within the same format."""
    with override("en"):
        lists = {
            name: {
                "description": str(each.description),
                "type": "array",
                "items": {"$ref": f"#/$defs/{each.name}"},
            }
            for name, each in PARTS.items()
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}",
        "title": "A municipal development programme, planned, carried out and accounted for",
        "type": "object",
        "required": ["format", "programme", *lists],
        "properties": {
            "format": {"const": FORMAT},
            "programme": {"$ref": f"#/$defs/{PROGRAMMES.name}"},
            **lists,
        },
        "$defs": {each.name: _of(each) for each in (PROGRAMMES, *PARTS.values())},
    }


def _of(resource: Resource) -> Mapping[str, Any]:
    fields = fields_of(resource)
    return {
        **in_both("title", resource.title),
        "type": "object",
        "required": [name for name, _field in fields],
        "properties": {name: _property(each) for name, each in fields},
    }


def _property(field: Field) -> Mapping[str, Any]:
    with override("en"):
        described = {**_TYPES[field.kind], "description": field.explained}
    if field.is_nullable:
        described["type"] = [described["type"], "null"]
    if field.choices is not None:
        blank = [None] if field.is_nullable else [""] if field.is_text else []
        described["enum"] = [*field.choices.values, *blank]
    return described
