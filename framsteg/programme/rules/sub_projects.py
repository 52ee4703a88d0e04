from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import SubProject

from .closing import check_not_new_in_closed
from .dates import check_order, check_years
from .programmes import check_same_municipality


@recording.check.register(SubProject)
def _sub_project(sub_project: SubProject, *, on: date) -> None:
    check_years(sub_project, "planned_start", "planned_end", "started_on", "ended_on")
    check_order(
        sub_project, "planned_start", "planned_end", _("The planned end is before the planned start.")
    )
    check_order(sub_project, "started_on", "ended_on", _("The end is before the start."))
    _check_happened(sub_project, on)
    if sub_project.main_area.programme_id != sub_project.programme_id:
        raise ValidationError({"main_area": _("Choose an area of the same programme.")})
    municipality = sub_project.programme.municipality_id
    check_same_municipality(sub_project, "lead_unit", municipality)
    check_same_municipality(sub_project, "owner", municipality)
    check_same_municipality(sub_project, "decision", municipality)
    check_same_municipality(sub_project, "became_programme", municipality)
    check_not_new_in_closed(sub_project)
    if sub_project.became_programme_id == sub_project.programme_id:
        raise ValidationError({"became_programme": _("A sub-project cannot become its own programme.")})


def _check_happened(sub_project: SubProject, on: date) -> None:
    for name in ("started_on", "ended_on"):
        day = getattr(sub_project, name)
        if day and day > on:
            raise ValidationError({name: _("What has happened cannot lie in the future.")})
