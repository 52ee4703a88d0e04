"""The open data as whole files: CSV for spreadsheets, JSON for programs, and what every column means."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from framsteg.reports.tables import Cell, csv_text

from .fields import Field, Kind
from .licence import licence_of
from .reading import Asked, Record, address_of, all_records, changed_at, names_of
from .resource import Resource

LANGUAGES = ("sv", "en")
_TABLE_TYPES: Mapping[Kind, tuple[str, str]] = {
    Kind.INTEGER: ("integer", "default"),
    Kind.NUMBER: ("number", "default"),
    Kind.TEXT: ("string", "default"),
    Kind.MARKDOWN: ("string", "default"),
    Kind.DAY: ("date", "default"),
    Kind.MOMENT: ("datetime", "any"),
    Kind.BOOLEAN: ("boolean", "default"),
    Kind.ADDRESS: ("string", "uri"),
    Kind.NUMBERS: ("string", "default"),
    Kind.OBJECT: ("object", "default"),
}


def csv_file(resource: Resource, asked: Asked, root: str) -> str:
    """Everything that is wanted as CSV. Lists of ids are written with spaces between."""
    titles = [column for column, _field in columns_of(resource)]
    return csv_text(titles, (_cells(resource, each) for each in all_records(resource, asked, root)))


def json_file(resource: Resource, asked: Asked, root: str) -> Mapping[str, Any]:
    """Everything that is wanted, with what every field means, the licence, and when it was last changed."""
    rows = list(all_records(resource, asked, root))
    licence = licence_of(resource)
    return {
        "name": resource.name,
        **in_both("title", resource.title),
        **in_both("description", resource.description),
        "municipality_code": asked.municipality or None,
        "licence": licence.name,
        "licence_url": licence.url,
        "interface": address_of(resource, root),
        "changed_at": changed_at(resource, asked),
        "count": len(rows),
        "fields": [_field(name, each) for name, each in fields_of(resource)],
        "rows": rows,
    }


def table_schema(resource: Resource) -> Mapping[str, Any]:
    """The columns of the CSV file as a Frictionless Table Schema; descriptions in English, beside them in Swedish."""
    schema: dict[str, Any] = {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        **in_both("title", resource.title),
        **in_both("description", resource.description),
        "fields": [_column(name, each) for name, each in columns_of(resource)],
        "missingValues": [""],
    }
    return schema | ({"primaryKey": "id"} if resource.has_ids else {})


def fields_of(resource: Resource) -> Sequence[tuple[str, Field]]:
    """Every field of a record by its name, the addresses last."""
    known = {each.name: each for each in resource.fields}
    addresses = {name: Field(name, Kind.ADDRESS) for name in ("page", "url")}
    return [(name, known.get(name) or addresses[name]) for name in names_of(resource)]


def columns_of(resource: Resource) -> Sequence[tuple[str, Field]]:
    """The columns of a table: an object whose parts are known has a column for each."""
    return [
        (f"{name}_{key}" if key else name, each)
        for name, each in fields_of(resource)
        for key in (each.keys or ("",))
    ]


def in_both(name: str, words: Any) -> Mapping[str, str]:
    """A text in English, and beside it in Swedish."""
    found: dict[str, str] = {}
    for language, key in (("en", name), ("sv", f"{name}_sv")):
        with override(language):
            found[key] = str(words)
    return found


def explained(field: Field) -> Mapping[str, str]:
    """What a field means, in English and Swedish."""
    found: dict[str, str] = {}
    for language, key in (("en", "description"), ("sv", "description_sv")):
        with override(language):
            found[key] = field.explained
    return found


def _field(name: str, field: Field) -> Mapping[str, Any]:
    return {"name": name, "type": field.kind.value, **explained(field)}


def _column(name: str, field: Field) -> Mapping[str, Any]:
    kind, form = ("integer", "default") if field.keys else _TABLE_TYPES[field.kind]
    constraints = {"enum": list(field.choices.values)} if field.choices is not None else {}
    column = {"name": name, "type": kind, "format": form, **explained(field)}
    return column | ({"constraints": constraints} if constraints else {})


def _cells(resource: Resource, record: Record) -> Sequence[Cell]:
    return list(_written(resource, record))


def _written(resource: Resource, record: Record) -> Iterator[Cell]:
    for name, field in fields_of(resource):
        if field.keys:
            yield from (record[name][key] for key in field.keys)
        else:
            yield _cell(record[name])


def _cell(value: Any) -> Cell:
    plain: Cell = value
    match value:
        case bool():
            return "true" if value else "false"
        case datetime() | date():
            return value.isoformat()
        case list() if all(isinstance(each, int) for each in value):
            return " ".join(map(str, value))
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
    return plain
