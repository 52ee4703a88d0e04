"""What has been reported and decided lately, for feeds and digests."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from framsteg.programme.models import Decision, PriorityArea, Programme, StatusReport, SubProject

from .audience import Audience, decisions, sub_projects

MOST_CHANGES = 50


@dataclass(frozen=True)
class Changes:
    """The latest reports (by when they were reported) and decisions (by when they were entered or changed)."""

    reports: Sequence[StatusReport]
    decisions: Sequence[Decision]


def changes_of_programme(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Changes:
    mine = sub_projects(audience).filter(programme_id=programme.pk)
    return _changes(mine, Q(programme_id=programme.pk), audience)


def changes_of_area(area: PriorityArea, *, audience: Audience = Audience.PUBLIC) -> Changes:
    """Changes of the sub-projects that have the area as their main one."""
    mine = sub_projects(audience).filter(programme_id=area.programme_id, main_area_id=area.pk)
    return _changes(mine, Q(sub_project__main_area_id=area.pk), audience)


def changes_of_sub_project(sub_project: SubProject, *, audience: Audience = Audience.PUBLIC) -> Changes:
    mine = sub_projects(audience).filter(pk=sub_project.pk)
    return _changes(mine, Q(sub_project_id=sub_project.pk), audience)


def _changes(mine: QuerySet[SubProject], decided: Q, audience: Audience) -> Changes:
    reports = StatusReport.objects.filter(sub_project__in=mine).select_related("sub_project__programme")
    return Changes(
        reports=tuple(reports.order_by("-created_at", "-id")[:MOST_CHANGES]),
        decisions=tuple(decisions(audience).filter(decided).order_by("-updated_at", "-id")[:MOST_CHANGES]),
    )
