from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import (
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
)

from .dates import check_order, check_years

ANOTHER_MUNICIPALITY = _("Choose one that belongs to the same municipality as the programme.")


@recording.check.register(Programme)
def _programme(programme: Programme, *, on: date) -> None:
    check_years(programme, "starts_on", "ends_on")
    check_order(programme, "starts_on", "ends_on", _("The end is before the start."))


@recording.check.register(Phase)
def _phase(phase: Phase, *, on: date) -> None:
    check_years(phase, "starts_on", "ends_on")
    check_order(phase, "starts_on", "ends_on", _("The end is before the start."))


@recording.check.register(Milestone)
def _milestone(milestone: Milestone, *, on: date) -> None:
    check_years(milestone, "original_date", "replanned_date", "reached_on")
    if milestone.reached_on and milestone.reached_on > on:
        raise ValidationError({"reached_on": _("A milestone cannot have been reached in the future.")})


@recording.check.register(Goal)
@recording.check.register(PriorityArea)
def _owned(instance: Goal | PriorityArea, *, on: date) -> None:
    check_same_municipality(instance, "owner", instance.programme.municipality_id)
    if isinstance(instance, Goal):
        check_same_municipality(instance, "decision", instance.programme.municipality_id)
        _check_indicator(instance)


@recording.check.register(ProgrammeRole)
def _role(link: ProgrammeRole, *, on: date) -> None:
    check_same_municipality(link, "role", link.programme.municipality_id)


@recording.check.register(ProgrammeUnit)
def _unit(link: ProgrammeUnit, *, on: date) -> None:
    check_same_municipality(link, "unit", link.programme.municipality_id)


def _check_indicator(goal: Goal) -> None:
    """The indicator is the municipality's own or shared by all."""
    if goal.indicator and goal.indicator.municipality_id not in (None, goal.programme.municipality_id):
        raise ValidationError({"indicator": _("This indicator belongs to another municipality.")})


def check_same_municipality(instance: Model, field: str, municipality_id: int) -> None:
    """What `field` points to belongs to the municipality."""
    linked = getattr(instance, field)
    if linked is not None and linked.municipality_id != municipality_id:
        raise ValidationError({field: ANOTHER_MUNICIPALITY})
