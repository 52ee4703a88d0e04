"""Reporting where a sub-project stands."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from framsteg.audit import recording, recording_many
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.programme.models import StatusReport, SubProject, TakenBackReport
from framsteg.programme.queries.holding import held


class WasPublic(Exception):
    """A report of something public is part of the public record: it is corrected by a newer report, never removed."""


@transaction.atomic
def submit(report: StatusReport, *, by: Actor, at: datetime) -> None:
    """Add `report` and let its sub-project's stage follow from the latest report.

    The latest is the one with the latest as-of date; of several for one day, the one added last. The sub-project's
    version stays as it is: a report does not disturb somebody who is editing the description.
    """
    report.created_at = at
    report.sub_project.programme = held(report.sub_project.programme_id)
    SubProject.objects.select_for_update(no_key=True).get(pk=report.sub_project_id)
    report.full_clean()
    recording.check(report, on=at.date())
    report.save(force_insert=True)
    set_stage(report.sub_project)
    recording.record(report, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(report))


@transaction.atomic
def submit_many(reports: Sequence[StatusReport], *, by: Actor, at: datetime, note: str = "") -> None:
    """Add reports on many sub-projects, in the order given, as `submit` would one by one."""
    for report in reports:
        report.created_at = at
        report.clean_fields(exclude={"sub_project", "reported_by"})
        recording.check(report, on=at.date())
    recording_many.store(reports)
    _set_stages({report.sub_project_id for report in reports})
    entries = (
        recording.entry_of(each, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(each), note=note)
        for each in reports
    )
    recording_many.tell(entries, [])


def _set_stages(sub_projects: Collection[int]) -> None:
    """Write the stage of each one's latest report, in one statement for all that stand alike."""
    alike: dict[tuple[str, date], list[int]] = {}
    for keys in recording_many.batches(sorted(sub_projects)):
        rows = StatusReport.objects.filter(sub_project__in=keys).order_by("sub_project_id", "as_of", "id")
        latest = {
            owner: (stage, as_of)
            for owner, stage, as_of in rows.values_list("sub_project_id", "stage", "as_of")
        }
        for owner, stands in latest.items():
            alike.setdefault(stands, []).append(owner)
    for (stage, as_of), owners in alike.items():
        for keys in recording_many.batches(owners):
            SubProject.objects.filter(pk__in=keys).update(stage=stage, stage_as_of=as_of)


@transaction.atomic
def take_back(reports: Sequence[StatusReport], *, reason: str, by: Actor, at: datetime) -> None:
    """Remove reports that came with an import which is undone, of sub-projects that were never public.

    That they are taken back is written down for good, and the audit trail keeps what they said. Raises WasPublic.
    """
    if any(report.sub_project.is_public for report in reports):
        raise WasPublic(reports)
    entries = [
        recording.entry_of(each, AuditEntry.Action.REMOVED, by=by, at=at, before=snapshot(each), note=reason)
        for each in reports
    ]
    taken = (
        TakenBackReport(report_id=each.pk, at=at, actor_label=str(by)[:200], reason=reason)
        for each in reports
    )
    TakenBackReport.objects.bulk_create(taken, batch_size=recording_many.BATCH)
    for keys in recording_many.batches([each.pk for each in reports]):
        StatusReport.objects.filter(pk__in=keys).delete()
    recording_many.tell(entries, [])


def set_stage(sub_project: SubProject) -> None:
    """Write the stage of the latest report to the sub-project."""
    latest = sub_project.status_reports.order_by("-as_of", "-id").first()
    if latest is None:
        return
    sub_project.stage, sub_project.stage_as_of = latest.stage, latest.as_of
    SubProject.objects.filter(pk=sub_project.pk).update(stage=latest.stage, stage_as_of=latest.as_of)
