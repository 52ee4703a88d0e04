from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Provenance, Recorded
from framsteg.indicators.periods import PATTERN

from .indicators import Direction, Indicator
from .observations import LARGEST

PERIOD = RegexValidator(PATTERN, _("Write the period as 2012, 2012-Q1, 2012-T1, 2012-H1 or 2012-03."))


class Target(Recorded, Provenance):
    """The value that a municipality wants an indicator to have in a period."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="targets", verbose_name=_("municipality")
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="targets", verbose_name=_("indicator")
    )
    period = models.CharField(_("period"), max_length=7, validators=[PERIOD])
    value = models.FloatField(_("target"))
    direction = models.CharField(
        _("the target is"),
        max_length=10,
        choices=[
            (Direction.MORE.value, _("at least this")),
            (Direction.LESS.value, _("at most this")),
            (Direction.KEEP.value, _("to keep at this")),
        ],
    )
    tolerance = models.FloatField(
        _("allowed difference"),
        default=0,
        help_text=_("Only for a level to keep: how far from it is still met."),
    )

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "indicator", "period"],
                name="indicators_target_once_per_period",
                violation_error_message=_("There is already a target for this period."),
            ),
            models.CheckConstraint(condition=Q(period__regex=PATTERN), name="indicators_target_period_sorts"),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="indicators_target_direction_known"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=-LARGEST, value__lte=LARGEST), name="indicators_target_is_a_number"
            ),
            models.CheckConstraint(
                condition=Q(tolerance=0)
                | Q(tolerance__gt=0, tolerance__lte=LARGEST, direction=Direction.KEEP),
                name="indicators_tolerance_only_to_keep",
                violation_error_message=_("An allowed difference belongs only to a level to keep."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"


class Baseline(Recorded, Provenance):
    """Where the municipality stood when it set out: the value that later ones are held against."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="baselines", verbose_name=_("municipality")
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="baselines", verbose_name=_("indicator")
    )
    period = models.CharField(_("period"), max_length=7, validators=[PERIOD])
    value = models.FloatField(_("value"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "indicator", "period"],
                name="indicators_baseline_once_per_period",
                violation_error_message=_("There is already a baseline for this period."),
            ),
            models.CheckConstraint(
                condition=Q(period__regex=PATTERN), name="indicators_baseline_period_sorts"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=-LARGEST, value__lte=LARGEST), name="indicators_baseline_is_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"
