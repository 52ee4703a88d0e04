"""An import is undone: what it changed is put back, what it made is removed, unless somebody has changed it since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.apps import apps
from django.db import models, transaction

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit import recording, recording_many
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry, Recorded
from framsteg.audit.snapshots import Links
from framsteg.importers.actions.plans import uploads
from framsteg.importers.actions.plans.plan_errors import PlanError
from framsteg.importers.actions.plans.tracing import CREATED, Key, Trace
from framsteg.importers.models import ImportedObject, PlanImport, PlanImportState
from framsteg.lib.plain_errors import gettext_noop
from framsteg.programme import actions
from framsteg.programme.models import (
    Milestone,
    PriorityArea,
    Programme,
    Stage,
    StatusReport,
    SubProject,
)

CORRECTION = "Rättelse: den förra rapporten kom från en import ({file}) som har ångrats."


class CannotUndo(PlanError):
    sentence = gettext_noop("Only an import that has been applied can be undone, and only once.")


class ChangedSince(Exception):
    """Somebody has changed some of it since. They are carried along; nothing has been undone."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        super().__init__(f"{len(self.labels)} objects were changed after the import")


@dataclass(frozen=True)
class Undone:
    """How many were removed and put back, and what was left as it is because somebody has changed it since."""

    removed: int
    restored: int
    left: tuple[str, ...]


def disturbed(plan_import: PlanImport) -> list[str]:
    """The names of what somebody has changed since the import."""
    return sorted(Trace(plan_import).disturbed().values())


@transaction.atomic
def undo(plan_import: PlanImport, *, by: Actor, at: datetime, leave_changed: bool = False) -> Undone:
    """Put everything back. Raises ChangedSince where somebody has changed some of it, unless those are to be left."""
    Programme.objects.select_for_update(no_key=True).get(pk=plan_import.programme_id)
    locked = PlanImport.objects.select_for_update(no_key=True).get(pk=plan_import.pk)
    if locked.state != PlanImportState.APPLIED:
        raise CannotUndo()
    trace = Trace(plan_import)
    left = trace.disturbed()
    if left and not leave_changed:
        raise ChangedSince(sorted(left.values()))
    undone = Undoing(plan_import, trace, left, by, at).run()
    plan_import.state, plan_import.undone_at, plan_import.undone_by = (
        PlanImportState.UNDONE,
        at,
        str(by)[:200],
    )
    plan_import.save(update_fields=["state", "undone_at", "undone_by"])
    uploads.tell(plan_import, AuditEntry.Action.CHANGED, by=by, at=at, after={"state": plan_import.state})
    return undone


class Undoing:
    """The steps of one undoing, in the order in which things depend on each other."""

    def __init__(
        self, plan_import: PlanImport, trace: Trace, left: dict[Key, str], by: Actor, at: datetime
    ) -> None:
        self.plan_import, self.trace, self.left, self.by, self.at = plan_import, trace, left, by, at
        self.note = f"undo {plan_import._meta.label_lower} {plan_import.pk}"

    def run(self) -> Undone:
        for label in dict.fromkeys(row.object_type for row in self.trace.rows if row.did == "changed"):
            self._restore(cast(type[Recorded], apps.get_model(label)))
        self._make_again()
        self._remove_unused(further=True)
        removed = self._remove_sub_projects()
        self._correct_stages()
        self._remove_loose_milestones()
        self._remove_unused(further=False)
        restored = {(row.object_type, row.object_id) for row in self.trace.rows if row.did != CREATED}
        return Undone(removed, len(restored - self.left.keys()), tuple(sorted(self.left.values())))

    def _is_left(self, row: ImportedObject) -> bool:
        return (row.object_type, row.object_id) in self.left

    def _restore(self, model: type[Recorded]) -> None:
        rows: dict[int, list[ImportedObject]] = {}
        for row in self.trace.of("changed", model):
            if self.trace.instance(row) is not None and not self._is_left(row):
                rows.setdefault(row.object_id, []).append(row)
        changed = [(self.trace.instance(some[0]), _put_back(some, self.trace)) for some in rows.values()]
        recording_many.change_many(changed, by=self.by, at=self.at, note=self.note)

    def _make_again(self) -> None:
        for row in self.trace.of("removed", SubProject):
            sub_project = _from_raw(SubProject, row.before["fields"])
            links = {name: _linked(name, keys) for name, keys in row.before["links"].items()}
            recording_many.create_many([(sub_project, links)], by=self.by, at=self.at, note=self.note)
            milestones: list[tuple[Milestone, Links]] = [
                (_from_raw(Milestone, each), {}) for each in row.before["milestones"]
            ]
            recording_many.create_many(milestones, by=self.by, at=self.at, note=self.note)

    def _remove_sub_projects(self) -> int:
        """Those that the import made, with the reports that came with them: none of them was ever public."""
        rows = [row for row in self.trace.of(CREATED, SubProject) if not self._is_left(row)]
        made = [each for row in rows if (each := self.trace.instance(row)) is not None]
        keys = {each.pk for each in made}
        reports = [each for each in self._reports() if each.sub_project_id in keys]
        reason = self.note
        actions.status_reports.take_back(reports, reason=reason, by=self.by, at=self.at)
        recording_many.remove_many(made, by=self.by, at=self.at, note=self.note)
        return len(made)

    def _reports(self) -> list[StatusReport]:
        return [
            each
            for row in self.trace.of(CREATED, StatusReport)
            if (each := self.trace.instance(row)) is not None
        ]

    def _correct_stages(self) -> None:
        """Reports on what was there before stay; where the stage still follows from one, a newer one corrects it."""
        gone = {row.object_id for row in self.trace.of(CREATED, SubProject) if not self._is_left(row)}
        kept = [each for each in self._reports() if each.sub_project_id not in gone]
        own = {each.pk for each in kept}
        stories = self._stories(sorted({each.sub_project_id for each in kept}))
        corrections = []
        for owner, reports in stories.items():
            if reports[-1].pk not in own or (SubProject._meta.label_lower, owner) in self.left:
                continue
            earlier = next((each for each in reversed(reports) if each.pk not in own), None)
            corrections.append(self._correction(self.trace.report(reports[-1].pk), earlier))
        actions.status_reports.submit_many(corrections, by=self.by, at=self.at, note=self.note)

    def _stories(self, owners: list[int]) -> dict[int, list[StatusReport]]:
        """The reports of each sub-project, the latest last."""
        stories: dict[int, list[StatusReport]] = {}
        for some in recording_many.batches(owners):
            for each in StatusReport.objects.filter(sub_project__in=some).order_by("as_of", "pk"):
                stories.setdefault(each.sub_project_id, []).append(each)
        return stories

    def _correction(self, report: StatusReport, earlier: StatusReport | None) -> StatusReport:
        text = CORRECTION.format(file=self.plan_import.file_name)
        if earlier is None:
            return StatusReport(
                sub_project=report.sub_project, as_of=report.as_of, stage=Stage.UNKNOWN, text=text
            )
        return StatusReport(
            sub_project=report.sub_project, as_of=report.as_of, stage=earlier.stage, outlook_time=earlier.outlook_time,
            outlook_cost=earlier.outlook_cost, outlook_result=earlier.outlook_result, text=text,
        )  # fmt: skip

    def _remove_loose_milestones(self) -> None:
        """New milestones of sub-projects that were there before."""
        rows = [row for row in self.trace.of(CREATED, Milestone) if not self._is_left(row)]
        keys = [row.object_id for row in rows]
        milestones: list[Milestone] = []
        for some in recording_many.batches(keys):
            milestones.extend(
                Milestone.objects.filter(pk__in=some).select_related("sub_project__programme__municipality")
            )
        recording_many.remove_many(milestones, by=self.by, at=self.at, note=self.note)

    def _remove_unused(self, *, further: bool) -> None:
        """What the import made and nothing uses now; the rest stays and is told. First what points to sub-projects."""
        for row in self.trace.rows[::-1]:
            instance = self.trace.instance(row)
            if row.did != CREATED or instance is None or self._is_left(row):
                continue
            if isinstance(instance, SubProject | Milestone | StatusReport):
                continue
            if further == isinstance(instance, PriorityArea | OrganisationUnit | Role):
                continue
            if _is_used(instance):
                self.left[row.object_type, row.object_id] = self.trace.label(row)
            else:
                recording.remove(instance, by=self.by, at=self.at)


def _put_back(rows: Sequence[ImportedObject], trace: Trace) -> Links:
    """Give an object the values it had before the import, whatever number of sheets changed it; its links then."""
    before: dict[str, Any] = {}
    for row in reversed(rows):
        before |= row.before
    instance, links = trace.instance(rows[0]), {}
    for name, value in before.items():
        field: Any = instance._meta.get_field(name)
        if field.many_to_many:
            links[name] = list(field.related_model._base_manager.filter(pk__in=value))
        elif field.is_relation:
            setattr(instance, name, field.related_model._base_manager.filter(pk=value).first())
        else:
            setattr(instance, name, field.to_python(value))
    return links


def _is_used(instance: models.Model) -> bool:
    """Whether anything points to it."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: instance.pk}).exists()
        for relation in instance._meta.related_objects
    )


def _linked(name: str, keys: Sequence[int]) -> list[models.Model]:
    field: Any = SubProject._meta.get_field(name)
    return list(field.related_model._base_manager.filter(pk__in=keys))


def _from_raw(model: type[Recorded], values: dict[str, Any]) -> Any:
    names = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: names[name].to_python(value) for name, value in values.items() if name in names})
