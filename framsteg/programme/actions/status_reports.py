"""Reporting where a sub-project stands."""

from datetime import datetime

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.programme.models import StatusReport, SubProject


@transaction.atomic
def submit(report: StatusReport, *, by: Actor, at: datetime) -> None:
    """Add `report` and let its sub-project's stage follow from the latest report.

    The latest is the one with the latest as-of date; of several for one day, the one added last. The sub-project's
    version stays as it is: a report does not disturb somebody who is editing the description.
    """
    report.created_at = at
    SubProject.objects.select_for_update().get(pk=report.sub_project_id)
    report.full_clean()
    recording.check(report, on=at.date())
    report.save(force_insert=True)
    set_stage(report.sub_project)
    recording.record(report, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(report))


def set_stage(sub_project: SubProject) -> None:
    """Write the stage of the latest report to the sub-project."""
    latest = sub_project.status_reports.order_by("-as_of", "-id").first()
    if latest is None:
        return
    sub_project.stage, sub_project.stage_as_of = latest.stage, latest.as_of
    SubProject.objects.filter(pk=sub_project.pk).update(stage=latest.stage, stage_as_of=latest.as_of)
