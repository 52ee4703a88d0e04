from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.indicators.models import Baseline, Direction, Target
from framsteg.indicators.periods import kind_of


class Standing(StrEnum):
    """How a value stands to a target."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


def standing(target: Target, value: float | None) -> Standing:
    """Whether `value` meets `target`; unknown where there is no value."""
    if value is None:
        return Standing.UNKNOWN
    match target.direction:
        case Direction.MORE:
            met = value >= target.value
        case Direction.LESS:
            met = value <= target.value
        case _:
            met = abs(value - target.value) <= target.tolerance
    return Standing.MET if met else Standing.NOT_MET


@recording.check.register(Target)
@recording.check.register(Baseline)
def check_period(instance: Target | Baseline, *, on: date) -> None:
    """The period is of the indicator's kind, and the indicator is one that the municipality may use."""
    if kind_of(instance.period) != instance.indicator.frequency:
        raise ValidationError({"period": _("The indicator is measured for another kind of period.")})
    if instance.indicator.municipality_id not in (None, instance.municipality_id):
        raise ValidationError({"indicator": _("This indicator belongs to another municipality.")})
