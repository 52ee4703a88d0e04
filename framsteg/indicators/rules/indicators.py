from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.indicators.models import Indicator


@recording.check.register(Indicator)
def check_indicator(indicator: Indicator, *, on: date) -> None:
    """An own indicator does not take the code of a shared one: an address would lead to two."""
    if indicator.municipality_id is None:
        return
    if Indicator.objects.filter(municipality=None, code=indicator.code).exists():
        raise ValidationError({"code": _("A shared indicator has this code. Choose another.")})
