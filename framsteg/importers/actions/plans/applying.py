"""What a plan changes is stored: whole or not at all, in one transaction, with what is needed to undo it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from framsteg.audit import recording, recording_many
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry, Recorded
from framsteg.importers.actions.plans import further, uploads
from framsteg.importers.actions.plans.changes import Change
from framsteg.importers.actions.plans.comparison import Comparison
from framsteg.importers.actions.plans.journal import Journal, raw
from framsteg.importers.actions.plans.plan_errors import (
    AlreadyApplied,
    ChangedMeanwhile,
    ManyWouldGo,
    NothingToApply,
)
from framsteg.importers.actions.plans.quality import quality_report
from framsteg.importers.models import PlanImport, PlanImportState
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.lib.collecting import sparing_what_is_there
from framsteg.programme import actions
from framsteg.programme.models import Milestone, Programme, Stage, StatusReport, SubProject

LARGE_SHARE = 0.2
"""More than a fifth of the sub-projects going needs a second yes."""
GONE_TEXT = "Finns inte kvar i planen ({file})."


@transaction.atomic
def apply(
    plan_import: PlanImport,
    *,
    by: Actor,
    at: datetime,
    seen: str = "",
    many_may_go: bool = False,
) -> Comparison:
    """Store what the plan changes. `seen` is the fingerprint of the preview that somebody said yes to."""
    programmes = Programme.objects.select_for_update(no_key=True)
    plan_import.programme = programmes.get(
        pk=plan_import.programme_id
    )  # as it is now: it may have been closed
    locked = PlanImport.objects.select_for_update(no_key=True).get(pk=plan_import.pk)
    if locked.state != PlanImportState.UPLOADED:
        raise AlreadyApplied()
    comparison = uploads.preview(plan_import, at=at)
    _check(comparison, plan_import, seen, many_may_go)
    journal = Journal(plan_import)
    _store(comparison, plan_import, journal, by=by, at=at)
    journal.keep()
    plan_import.state, plan_import.applied_at, plan_import.applied_by = (
        PlanImportState.APPLIED,
        at,
        str(by)[:200],
    )
    plan_import.report = quality_report(comparison, plan_import)
    plan_import.save()
    uploads.tell(plan_import, AuditEntry.Action.CHANGED, by=by, at=at, after={"state": plan_import.state})
    return comparison


def _check(comparison: Comparison, plan_import: PlanImport, seen: str, many_may_go: bool) -> None:
    if not comparison.plan.rows and not comparison.further:
        raise NothingToApply()
    if seen and seen != comparison.fingerprint:
        raise ChangedMeanwhile()
    takes_away = uploads.mapping_of(plan_import).gone != "keep"
    if takes_away and comparison.share_gone > LARGE_SHARE and not many_may_go:
        raise ManyWouldGo(gone=len(comparison.gone), all=len(comparison.stock.sub_projects))


@sparing_what_is_there()
def _store(
    comparison: Comparison, plan_import: PlanImport, journal: Journal, *, by: Actor, at: datetime
) -> None:
    note = f"{plan_import._meta.label_lower} {plan_import.pk}"
    programme = comparison.stock.programme
    _further(comparison, journal, first=True, by=by, at=at)
    units = further.adopt(comparison.new_units, programme.municipality.units.all())
    roles = further.adopt(comparison.new_roles, programme.municipality.roles.select_related("unit"))
    for made in (units, roles, comparison.new_areas):
        recording_many.create_many([(each, {}) for each in made], by=by, at=at, note=note)
        journal.created(made)
    _change_areas(comparison, journal, by=by, at=at)
    _create(comparison.new, journal, by=by, at=at, note=note)
    _change(comparison.changed, journal, by=by, at=at, note=note)
    _milestones([*comparison.new, *comparison.changed], journal, by=by, at=at, note=note)
    _submit(
        [report for change in (*comparison.new, *comparison.changed) for report in change.reports],
        journal, by=by, at=at, note=note,
    )  # fmt: skip
    _let_go(comparison, plan_import, journal, by=by, at=at, note=note)
    _further(comparison, journal, first=False, by=by, at=at)


def _further(comparison: Comparison, journal: Journal, *, first: bool, by: Actor, at: datetime) -> None:
    """The other sheets of the product's own workbook, compared with what is stored by now."""
    programme = comparison.stock.programme
    more = further.changes_of(programme, comparison.plan, Doubts())
    wanted = [each for each in more if (each.kind.name in further.FIRST) == first]
    further.store(wanted, programme, journal, by=by, at=at)


def _submit(reports: Sequence[StatusReport], journal: Journal, *, by: Actor, at: datetime, note: str) -> None:
    for some in recording_many.batches(reports):
        _rebind(some)
        actions.status_reports.submit_many(some, by=by, at=at, note=note)
        journal.created(some)


def _rebind(instances: Iterable[models.Model]) -> None:
    """What was made before its sub-project was stored learns the sub-project's key."""
    for each in instances:
        each.sub_project = each.sub_project  # type: ignore[attr-defined]


def _change_areas(comparison: Comparison, journal: Journal, *, by: Actor, at: datetime) -> None:
    for area, values in comparison.changed_areas:
        before = {name: getattr(area, name) for name in values}
        for name, value in values.items():
            setattr(area, name, value)
        recording.change(area, by=by, at=at)
        journal.note("changed", area, before)


def _create(new: Sequence[Change], journal: Journal, *, by: Actor, at: datetime, note: str) -> None:
    """Some at a time: what can be taken back of a nested transaction is held in memory until it ends."""
    for some in recording_many.batches(new):
        for change in some:
            _learn_keys(change.sub_project)
        recording_many.create_many([(each.sub_project, each.links) for each in some], by=by, at=at, note=note)
        journal.created(each.sub_project for each in some)


def _change(changed: Sequence[Change], journal: Journal, *, by: Actor, at: datetime, note: str) -> None:
    touched = [each for each in changed if each.before]
    for change in touched:
        _learn_keys(change.sub_project)
    _free_unique(touched)
    for some in recording_many.batches(touched):
        recording_many.change_many([(each.sub_project, each.links) for each in some], by=by, at=at, note=note)
    for change in touched:
        journal.note("changed", change.sub_project, change.before)


def _learn_keys(sub_project: SubProject) -> None:
    for name in ("main_area", "lead_unit", "owner"):
        setattr(sub_project, name, getattr(sub_project, name))


def _free_unique(changed: Sequence[Change]) -> None:
    """Codes that move between sub-projects are let go first, so that two never have the same on the way."""
    moved = [each.sub_project.pk for each in changed if each.before.get("code")]
    for keys in recording_many.batches(moved):
        SubProject.objects.filter(pk__in=keys).update(code="")


def _milestones(changes: Sequence[Change], journal: Journal, *, by: Actor, at: datetime, note: str) -> None:
    told = [each for change in changes for each in change.milestones]
    new = [milestone for milestone, before in told if not before]
    for some in recording_many.batches(new):
        _rebind(some)
        recording_many.create_many([(each, {}) for each in some], by=by, at=at, note=note)
        journal.created(some)
    moved = [(milestone, before) for milestone, before in told if before]
    for part in recording_many.batches(moved):
        recording_many.change_many([(milestone, {}) for milestone, _before in part], by=by, at=at, note=note)
    for milestone, before in moved:
        journal.note("changed", milestone, before)


def _let_go(
    comparison: Comparison, plan_import: PlanImport, journal: Journal, *, by: Actor, at: datetime, note: str
) -> None:
    """What the plan no longer names stays, is cancelled by a report, or is removed where nothing was ever reported."""
    mapping = uploads.mapping_of(plan_import)
    if mapping.gone == "keep" or not comparison.gone:
        return
    bare = [each for each in comparison.gone if mapping.gone == "remove" and may_be_removed(each, comparison)]
    for each in bare:
        journal.note("removed", each, whole(each))
    recording_many.remove_many(bare, by=by, at=at, note=note)
    kept = {each.pk for each in comparison.gone} - {each.pk for each in bare}
    open_ones = [
        each for each in comparison.gone
        if each.pk in kept and each.stage not in (Stage.CANCELLED, Stage.DONE, Stage.TRANSFERRED)
    ]  # fmt: skip
    as_of = date.fromisoformat(mapping.as_of) if mapping.as_of else at.date()
    text = GONE_TEXT.format(file=plan_import.file_name)
    reports = [
        StatusReport(
            sub_project=each, stage=Stage.CANCELLED, text=text, as_of=max(as_of, each.stage_as_of or as_of)
        )
        for each in open_ones
    ]
    _submit(reports, journal, by=by, at=at, note=note)


def may_be_removed(sub_project: SubProject, comparison: Comparison) -> bool:
    """Never public, nothing ever reported, and no decision about it."""
    has_reports = bool(comparison.stock.reports.get(sub_project.pk))
    return not (sub_project.is_public or has_reports or sub_project.decisions.exists())


def whole(sub_project: SubProject) -> dict[str, Any]:
    """Everything that is needed to make it again, with its milestones."""
    links = {name: raw(linked) for name, linked in recording_many.links_of(sub_project).items()}
    return {"fields": _fields(sub_project), "links": links,
            "milestones": [_fields(each) for each in Milestone.objects.filter(sub_project=sub_project)]}  # fmt: skip


def _fields(instance: Recorded) -> dict[str, Any]:
    return {field.attname: raw(getattr(instance, field.attname)) for field in instance._meta.concrete_fields}
