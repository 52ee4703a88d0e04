"""The tree as JSON: what is stored when a report is signed, and what its hash is of.

The round trip is exact, and the same report always gives the same bytes. Fields that have their default are left out,
so that a field that is added later changes neither bytes nor hash of what was kept before.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from . import blocks
from .report import Report, with_edition

SCHEMA = 1
"""Raised when an older program could no longer read what a newer one writes."""

_TAGGED: dict[str, type] = {
    "words": blocks.Words,
    "cite": blocks.Cite,
    "link": blocks.Link,
    "paragraph": blocks.Paragraph,
    "list": blocks.BulletList,
    "table": blocks.Table,
    "chart": blocks.Chart,
    "picture": blocks.Picture,
    "fact-box": blocks.FactBox,
    "free-text": blocks.FreeText,
    "placeholder": blocks.Placeholder,
    "claim": blocks.Claim,
}
_TAGS = {kind: tag for tag, kind in _TAGGED.items()}


class NotAReport(ValueError):
    """The JSON is not a report, or was made by a newer program; the message says where it differs."""


def to_json(report: Report) -> dict[str, Any]:
    """The report as plain JSON values, with the number of its schema."""
    return {"schema": SCHEMA, **_encoded(report)}


def from_json(content: Mapping[str, Any] | bytes | str) -> Report:
    """The report behind `to_json` or `canonical`. Raises NotAReport."""
    if isinstance(content, bytes | str):
        content = _parsed(content)
    if not isinstance(content, Mapping) or content.get("schema") != SCHEMA:
        raise NotAReport(f"schema {SCHEMA} was expected")
    plain = {name: value for name, value in content.items() if name != "schema"}
    report: Report = _decoded(Report, plain, "report")
    return report


def canonical(report: Report) -> bytes:
    """The same bytes for the same report: what is stored."""
    written = json.dumps(to_json(report), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode()


def content_hash(report: Report) -> str:
    """SHA-256 of the content, without what is known first when it is published."""
    return hashlib.sha256(canonical(with_edition(report, None))).hexdigest()


def _parsed(content: bytes | str) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise NotAReport(str(error)) from error


def _encoded(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kind: Any = type(value)
        tag = _TAGS.get(kind)
        head = {"type": tag} if tag else {}
        return head | {
            name: _encoded(getattr(value, name))
            for name, (_, default) in _plan(kind).items()
            if default is MISSING or getattr(value, name) != default
        }
    if isinstance(value, tuple):
        return [_encoded(each) for each in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@cache
def _plan(kind: Any) -> dict[str, tuple[Any, Any]]:
    """The type and default of each field of a dataclass."""
    hints = get_type_hints(kind)
    return {each.name: (hints[each.name], each.default) for each in fields(kind)}


def _decoded(hint: Any, value: Any, at: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _one_of(get_args(hint), value, at)
    if origin is tuple:
        if not isinstance(value, list):
            raise NotAReport(f"{at}: a list was expected")
        return tuple(_decoded(get_args(hint)[0], each, f"{at}[{place}]") for place, each in enumerate(value))
    if origin is Literal:
        if value not in get_args(hint):
            raise NotAReport(f"{at}: {value!r}")
        return value
    return _instance(hint, value, at) if is_dataclass(hint) else _plain(hint, value, at)


def _one_of(choices: tuple[Any, ...], value: Any, at: str) -> Any:
    """The value as the one of `choices` that its JSON shows it to be."""
    if isinstance(value, Mapping) and "decimal" not in value:
        kinds = [each for each in choices if is_dataclass(each)]
        tagged = _TAGGED.get(value.get("type", ""))
        hint = tagged if tagged in kinds else kinds[0] if len(kinds) == 1 else None
    else:
        shown = {NoneType: NoneType, int: int, dict: Decimal, str: date}.get(type(value))
        hint = shown if shown in choices else None
    if hint is None:
        raise NotAReport(f"{at}: {value!r}")
    return _decoded(hint, value, at)


def _instance(kind: Any, value: Any, at: str) -> Any:
    if not isinstance(value, Mapping) or value.get("type") != _TAGS.get(kind):
        raise NotAReport(f"{at}: {kind.__name__} was expected")
    plan = _plan(kind)
    given = {name: each for name, each in value.items() if kind not in _TAGS or name != "type"}
    strange = given.keys() - plan.keys()
    missing = {name for name, (_, default) in plan.items() if default is MISSING} - given.keys()
    if strange or missing:
        raise NotAReport(f"{at}: {', '.join(sorted(strange | missing))}")
    return kind(**{name: _decoded(plan[name][0], each, f"{at}.{name}") for name, each in given.items()})


def _plain(hint: Any, value: Any, at: str) -> Any:
    try:
        if hint is Decimal:
            return Decimal(value["decimal"])
        if hint is date:
            return date.fromisoformat(value)
        if issubclass(hint, Enum):
            return hint(value)
    except (ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise NotAReport(f"{at}: {value!r}") from error
    if type(value) is not hint:
        raise NotAReport(f"{at}: {value!r}")
    return value
