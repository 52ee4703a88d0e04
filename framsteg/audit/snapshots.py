"""Objects as they are told in the audit trail: plain values with labels, nothing that can go away."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac

HIDDEN = {"id", "version", "created_at", "updated_at", "password", "search_text", "nonce", "token_hash"}

Snapshot = dict[str, Any]

FILLED_IN = "…"
"""Stands for a text that is kept out of the audit trail, with a mark by which a change shows and nothing else."""

Links = Mapping[str, Iterable[models.Model]]


def snapshot(instance: models.Model, links: Links | None = None) -> Snapshot:
    """The own fields and many-to-many links of a stored or new `instance`.

    `links` are used instead of asking the database; a link that is missing there has nothing in it.
    """
    fields = {
        field.name: _value(instance, field)
        for field in instance._meta.concrete_fields
        if field.name not in HIDDEN
    }
    if instance.pk is None:
        return fields
    told = {
        field.name: sorted(str(linked) for linked in _linked(instance, field.name, links))
        for field in instance._meta.many_to_many
        if _through(field)._meta.auto_created
    }
    return fields | told


def _linked(instance: models.Model, name: str, links: Links | None) -> Iterable[models.Model]:
    return getattr(instance, name).all() if links is None else links.get(name, ())


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Snapshot, Snapshot]:
    """The parts of `before` and `after` that are not the same."""
    changed = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in changed}, {name: after[name] for name in changed}


def _through(field: Any) -> Any:
    return field.remote_field.through


def _value(instance: models.Model, field: Any) -> Any:
    if field.is_relation:
        identity = getattr(instance, field.attname)
        return None if identity is None else {"id": identity, "label": str(getattr(instance, field.name))}
    value = getattr(instance, field.attname)
    if field.name in getattr(instance, "kept_out_of_history", ()):
        return _marked(str(value or ""))
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def _marked(value: str) -> str:
    """Two texts that differ have different marks in all but one case of 65,000; the text cannot be found from it."""
    if not value:
        return ""
    return f"{FILLED_IN} {salted_hmac('framsteg.audit', value).hexdigest()[:4]}"
