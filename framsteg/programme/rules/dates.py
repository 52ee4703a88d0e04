"""Dates that can be right."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


def check_years(instance: Model, *fields: str) -> None:
    """Every date lies within the years that a programme can have."""
    wrong = {
        name: _("Write a year between 1900 and 2200.")
        for name in fields
        if (day := getattr(instance, name)) is not None and not EARLIEST <= day <= LATEST
    }
    if wrong:
        raise ValidationError(wrong)


def check_order(instance: Model, first: str, last: str, message: Any) -> None:
    """`last` is not before `first`; the sentence stands at `last`."""
    start, end = getattr(instance, first), getattr(instance, last)
    if start and end and end < start:
        raise ValidationError({last: message})
