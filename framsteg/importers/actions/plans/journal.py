"""What an import does to each object, kept so that it can be undone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from framsteg.audit import recording_many
from framsteg.audit.models import Recorded
from framsteg.importers.models import ImportedObject, PlanImport


class Journal:
    """What is done to each object, for undoing."""

    def __init__(self, plan_import: PlanImport) -> None:
        self._import = plan_import
        self._touched: list[ImportedObject] = []
        self._made: dict[str, list[int]] = {}

    def note(self, did: str, instance: Recorded, before: dict[str, Any]) -> None:
        self._touched.append(
            ImportedObject(
                plan_import=self._import, did=did, object_type=instance._meta.label_lower, object_id=instance.pk,
                object_label=str(instance)[:300],
                version=instance.version, before={name: raw(value) for name, value in before.items()},
            )
        )  # fmt: skip

    def created(self, instances: Iterable[models.Model]) -> None:
        for each in instances:
            self._made.setdefault(each._meta.label_lower, []).append(each.pk)

    def keep(self) -> None:
        ImportedObject.objects.bulk_create(self._touched, batch_size=recording_many.BATCH)
        self._import.made = self._made


def raw(value: Any) -> Any:
    """A value of a field as JSON holds it; what it links to by its key."""
    if isinstance(value, list):
        return [each.pk if isinstance(each, models.Model) else each for each in value]
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
