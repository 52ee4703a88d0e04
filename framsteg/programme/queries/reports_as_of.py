"""The report that counted on a day: the latest as of that day; of several for one day, the one added last."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import OuterRef, Subquery

from framsteg.programme.models import StatusReport, SubProject


def report_as_of(sub_project: SubProject, day: date) -> StatusReport | None:
    """The report that the stage followed from on `day`; None before the first."""
    return sub_project.status_reports.filter(as_of__lte=day).order_by("-as_of", "-id").first()


def reports_as_of(sub_project_ids: Collection[int], day: date) -> Mapping[int, StatusReport]:
    """The same for many sub-projects, by the sub-project's id: two look-ups in the index for each."""
    latest = StatusReport.objects.filter(sub_project=OuterRef("pk"), as_of__lte=day).order_by("-as_of", "-id")
    chosen = SubProject.objects.filter(pk__in=sub_project_ids).values(
        latest=Subquery(latest.values("pk")[:1])
    )
    found = StatusReport.objects.filter(pk__in=chosen).select_related("reported_by")
    return {report.sub_project_id: report for report in found}
