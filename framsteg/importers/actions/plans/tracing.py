"""What an import did, object by object, and what somebody has changed of it since."""

from collections.abc import Sequence
from typing import Any, cast

from django.apps import apps
from django.db import models

from framsteg.audit import recording_many
from framsteg.importers.models import ImportedObject, PlanImport
from framsteg.programme.models import Decision, Milestone, StatusReport, SubProject

CREATED = "created"
Key = tuple[str, int]


class Trace:
    """What an import did, with the objects as they are now."""

    def __init__(self, plan_import: PlanImport) -> None:
        touched = list(ImportedObject.objects.filter(plan_import=plan_import).order_by("pk"))
        last = {(row.object_type, row.object_id): row.version for row in touched}
        made = [
            ImportedObject(did=CREATED, object_type=label, object_id=key, version=last.get((label, key), 1))
            for label, keys in plan_import.made.items()
            for key in keys
        ]
        self._last = last
        self.rows = [*made, *touched]
        self.now: dict[Key, models.Model] = {}
        for label in {row.object_type for row in self.rows}:
            self._find(label)

    def _find(self, label: str) -> None:
        model = apps.get_model(label)
        keys = [row.object_id for row in self.rows if row.object_type == label]
        foreign = [field.name for field in model._meta.fields if field.is_relation]
        for some in recording_many.batches(keys):
            found = model._base_manager.filter(pk__in=some).select_related(*foreign)
            self.now.update(((label, each.pk), each) for each in found)

    def label(self, row: ImportedObject) -> str:
        return str(self.instance(row) or row.object_label or row.object_id)

    def of(self, did: str, model: type[models.Model]) -> list[ImportedObject]:
        return [row for row in self.rows if row.did == did and row.object_type == model._meta.label_lower]

    def instance(self, row: ImportedObject) -> Any:
        return self.now.get((row.object_type, row.object_id))

    def report(self, key: int) -> StatusReport:
        """One of the import's own reports, with its sub-project."""
        return cast(StatusReport, self.now[StatusReport._meta.label_lower, key])

    def made_ids(self, model: type[models.Model]) -> set[int]:
        return {row.object_id for row in self.of(CREATED, model)}

    def disturbed(self) -> dict[Key, str]:
        """What has been changed since, or has got parts that the import did not make."""
        found = {
            (row.object_type, row.object_id): self.label(row)
            for row in self.rows
            if row.did != "removed" and self._is_changed(row)
        }
        made = self.of(CREATED, SubProject)
        foreign = self._with_foreign_parts([row.object_id for row in made])
        label = SubProject._meta.label_lower
        public = {row.object_id for row in made if (now := self.instance(row)) is not None and now.is_public}
        found.update(
            ((label, row.object_id), self.label(row)) for row in made if row.object_id in foreign | public
        )
        return found

    def _is_changed(self, row: ImportedObject) -> bool:
        now = self.instance(row)
        return now is None or getattr(now, "version", row.version) != self._last.get(
            (row.object_type, row.object_id), row.version
        )

    def _with_foreign_parts(self, keys: Sequence[int]) -> set[int]:
        found: set[int] = set()
        for model, own in (
            (StatusReport, self.made_ids(StatusReport)),
            (Milestone, self.made_ids(Milestone)),
            (Decision, self.made_ids(Decision)),
        ):
            for some in recording_many.batches(keys):
                rows = model._base_manager.filter(sub_project__in=some).values_list("sub_project_id", "pk")
                found.update(owner for owner, key in rows if key not in own and owner is not None)
        return found
