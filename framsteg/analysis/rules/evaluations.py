from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.analysis.models import Evaluation
from framsteg.audit import recording
from framsteg.indicators.models import NATION


@recording.check.register(Evaluation)
def _evaluation(evaluation: Evaluation, *, on: date) -> None:
    """The parts belong together, and nothing is public before its question has been filed."""
    if evaluation.programme.municipality_id != evaluation.municipality_id:
        raise ValidationError({"programme": _("Choose one that belongs to the same municipality.")})
    if evaluation.region_id == NATION:
        raise ValidationError({"region": _("The whole country has nothing to be compared with.")})
    owner = evaluation.indicator.municipality_id
    if owner is not None and owner != evaluation.municipality_id:
        raise ValidationError({"indicator": _("The indicator belongs to another municipality.")})
    if evaluation.is_public and not (
        evaluation.pk and evaluation.plans.filter(filed_at__isnull=False).exists()
    ):
        raise ValidationError({"visibility": _("File the question before the evaluation is made public.")})
