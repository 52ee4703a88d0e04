from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.participation.models import Event
from framsteg.programme.rules.dates import check_order, check_years
from framsteg.programme.rules.programmes import check_same_municipality

from .inviting import check_inviting


@recording.check.register(Event)
def _event(event: Event, *, on: date) -> None:
    check_years(event, "starts_on", "ends_on")
    check_order(event, "starts_on", "ends_on", _("The last day is before the first."))
    check_same_municipality(event, "programme", event.municipality_id)
    if event.ends_on and not event.starts_on:
        raise ValidationError({"starts_on": _("An event with a last day needs a first day.")})
    if event.sub_project and event.sub_project.programme_id != event.programme_id:
        raise ValidationError({"sub_project": _("Choose a sub-project of the same programme.")})
    _check_attendance(event)
    _check_times(event)
    check_inviting(event, stored=Event.objects.filter(pk=event.pk).first())


def _check_attendance(event: Event) -> None:
    low, high = event.attendance_low, event.attendance_high
    if low is not None and high is not None and high < low:
        raise ValidationError({"attendance_high": _("The higher number of people is below the lower.")})


def _check_times(event: Event) -> None:
    if event.ends_at and not event.starts_at:
        raise ValidationError({"starts_at": _("An end needs a beginning.")})
    same_day = not event.ends_on or event.ends_on == event.starts_on
    if same_day and event.starts_at and event.ends_at and event.ends_at <= event.starts_at:
        raise ValidationError({"ends_at": _("The event would end before it begins.")})
