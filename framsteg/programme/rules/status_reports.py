from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import Programme, Stage, StatusReport

from .closing import check_report_after_closing
from .programmes import check_same_municipality


@recording.check.register(StatusReport)
def _status_report(report: StatusReport, *, on: date) -> None:
    programme = report.sub_project.programme
    if report.as_of > on:
        raise ValidationError({"as_of": _("A report cannot describe a day that has not come yet.")})
    if (first := first_day(programme)) and report.as_of < first:
        raise ValidationError({"as_of": _("The programme had not begun on that day.")})
    check_same_municipality(report, "reported_by", programme.municipality_id)
    check_report_after_closing(report)
    if report.stage != Stage.ONGOING:
        _check_no_outlook(report)


def first_day(programme: Programme) -> date | None:
    """The first day that the programme's start can mean, as far as it is known."""
    start = programme.starts_on
    if start is None:
        return None
    if programme.starts_precision == "year":
        return start.replace(month=1, day=1)
    return start.replace(day=1) if programme.starts_precision == "month" else start


def last_day(programme: Programme) -> date | None:
    """The last day that the programme's end can mean, as far as it is known."""
    end = programme.ends_on
    if end is None:
        return None
    if programme.ends_precision == "year":
        return end.replace(month=12, day=31)
    if programme.ends_precision == "month":
        return (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return end


def _check_no_outlook(report: StatusReport) -> None:
    message = _("An outlook is given only for a sub-project that is ongoing.")
    wrong = {
        name: message for name in ("outlook_time", "outlook_cost", "outlook_result") if getattr(report, name)
    }
    if wrong:
        raise ValidationError(wrong)
