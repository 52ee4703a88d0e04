"""Changing many sub-projects at once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.programme.models import SubProject

BULK_FIELDS = {"main_area", "lead_unit", "owner", "visibility"}


class NotForMany(ValueError):
    """The field cannot be set for many sub-projects in one step."""


@transaction.atomic
def change_many(
    sub_projects: Iterable[SubProject], values: Mapping[str, Any], *, by: Actor, at: datetime
) -> int:
    """Set the same `values` on every one of `sub_projects`, all or none; returns how many there were."""
    if wrong := set(values) - BULK_FIELDS:
        raise NotForMany(", ".join(sorted(wrong)))
    changed = 0
    for sub_project in sub_projects:
        for name, value in values.items():
            setattr(sub_project, name, value)
        recording.change(sub_project, by=by, at=at)
        changed += 1
    return changed
