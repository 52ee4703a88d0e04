"""Cells of the further sheets, read as what their columns hold."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.utils import translation

from framsteg.importers.plan_workbook.cells import one_line
from framsteg.importers.queries.plan_further import Value
from framsteg.lib.text import folded

YES = {"ja", "yes", "true", "1", "sant"}
NO = {"nej", "no", "false", "0", "falskt", ""}
MOST_ORE = models.BigIntegerField.MAX_BIGINT
"""More than this the database cannot hold."""


class CannotRead(ValueError):
    """A cell does not hold what its column asks for."""


def typed(field: Any, text: str) -> Value:
    if field.choices:
        return _choice(field, text)
    if field.name.endswith("_ore"):
        return _ore(text)
    try:
        if isinstance(field, models.BooleanField):
            return _yes(text)
        if isinstance(field, models.DateField):
            return date.fromisoformat(text[:10]) if text else None
        if isinstance(field, models.IntegerField):
            return int(text)
    except ValueError as error:
        raise CannotRead(text) from error
    return text if isinstance(field, models.TextField) else one_line(text)


def _yes(text: str) -> bool:
    if folded(text) not in YES | NO:
        raise CannotRead(text)
    return folded(text) in YES


def _ore(text: str) -> int | None:
    if not text:
        return None
    try:
        ore = Decimal(text.replace(" ", "").replace(",", ".")) * 100
    except ArithmeticError as error:
        raise CannotRead(text) from error
    if not ore.is_finite() or abs(ore) > MOST_ORE or ore != ore.to_integral_value():
        raise CannotRead(text)
    return int(ore)


def _choice(field: Any, text: str) -> str:
    if not text and field.has_default():
        return str(field.get_default())
    found = _choices(field).get(folded(text))
    if found is None:
        raise CannotRead(text)
    return found


@cache
def _choices(field: Any) -> Mapping[str, str]:
    """Each value by its own name and by its words in both languages."""
    found = {folded(str(value)): str(value) for value, _label in field.choices}
    for language in ("sv", "en"):
        with translation.override(language):
            found |= {folded(str(label)): str(value) for value, label in field.choices}
    return found
