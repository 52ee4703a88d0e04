from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.indicators.models import Indicator, Observation
from framsteg.indicators.periods import kind_of


@recording.check.register(Indicator)
def check_indicator(indicator: Indicator, *, on: date) -> None:
    """An own indicator does not take the code of a shared one: an address would lead to two."""
    _check_frequency(indicator)
    _check_source(indicator)
    if indicator.municipality_id is None:
        return
    if Indicator.objects.filter(municipality=None, code=indicator.code).exists():
        raise ValidationError({"code": _("A shared indicator has this code. Choose another.")})


def _check_frequency(indicator: Indicator) -> None:
    """Figures that are there are of the indicator's kind of period."""
    first = Observation.objects.filter(indicator=indicator.pk).values_list("period", flat=True).first()
    if first is not None and kind_of(first) != indicator.frequency:
        raise ValidationError(
            {
                "frequency": _("There are figures for %(period)s already. They are another kind of period.")
                % {"period": first}
            }
        )


def _check_source(indicator: Indicator) -> None:
    """The source is shared, or the municipality's own."""
    if indicator.source.municipality_id not in (None, indicator.municipality_id):
        raise ValidationError({"source": _("This source belongs to another municipality.")})
