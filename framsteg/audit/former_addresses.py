"""Names that objects had in addresses: kept when they change, found when somebody comes by an old link."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models

from framsteg.audit.models import FormerAddress

_KEPT: dict[type[models.Model], tuple[str, str]] = {}


def register(model: type[models.Model], name: str, *, within: str = "") -> None:
    """Let the values that `name` had be remembered, within what the lookup `within` leads to: "programme_id"."""
    _KEPT[model] = (name, within)


def keep(changed: Iterable[tuple[models.Model, Mapping[str, Any]]], *, at: datetime) -> None:
    """Remember the names that objects had, where they have got others. One statement, however many they are."""
    rows = {
        (row.object_type, row.scope, row.name): row
        for instance, changed_from in changed
        if (row := _row(instance, changed_from, at)) is not None
    }
    if rows:
        FormerAddress.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["object_type", "scope", "name"],
            update_fields=["object_id", "left_at"],
            batch_size=500,
        )


def _row(instance: models.Model, changed_from: Mapping[str, Any], at: datetime) -> FormerAddress | None:
    name, within = _KEPT.get(type(instance), ("", ""))
    if not name or changed_from.get(name) in (None, ""):
        return None
    return FormerAddress(
        object_type=instance._meta.label_lower,
        object_id=str(instance.pk),
        scope=scope_of(instance, within),
        name=str(changed_from[name]),
        left_at=at,
    )


def scope_of(instance: Any, within: str) -> str:
    found = instance
    for step in filter(None, within.split("__")):
        found = getattr(found, step, None)
    return "" if found is None or found is instance else str(found)


def identity_of(model: type[models.Model], name: str, scopes: Iterable[str]) -> str | None:
    """The id of the object that had the name; None where nobody had."""
    found = FormerAddress.objects.filter(
        object_type=model._meta.label_lower, scope__in=list(scopes), name=name
    )
    return found.order_by("-left_at").values_list("object_id", flat=True).first()
