"""Which field of a form a broken database constraint is told at, and in which words."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.db.models.constants import LOOKUP_SEP
from django.utils.translation import gettext_lazy as _

OWNERS = ("municipality", "programme", "sub_project", "indicator")


def field_of(constraint: Any, shown: Collection[str]) -> str | None:
    """The field among `shown` that `constraint` is about; None where it is about none of them."""
    names = [name for name in _candidates(constraint) if name in shown]
    return names[0] if names else None


def sentence_of(constraint: BaseConstraint, broken: ValidationError) -> ValidationError:
    """What the constraint says in words; one without words of its own would show its name in the database."""
    if isinstance(constraint, UniqueConstraint) and not constraint.condition:
        return ValidationError(broken.messages)
    if constraint.violation_error_message == BaseConstraint.default_violation_error_message:
        return ValidationError(_("This value cannot be right."))
    return ValidationError(broken.messages)


def _candidates(constraint: Any) -> list[str]:
    """The first of what must be unique; the last that a condition compares, as in "the end is after the start"."""
    if isinstance(constraint, UniqueConstraint):
        return [name for name in constraint.fields if name not in OWNERS]
    if isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q):
        return list(reversed(list(_names(constraint.condition))))
    return []


def _names(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _names(child)
        elif isinstance(child, tuple):
            yield str(child[0]).split(LOOKUP_SEP)[0]
