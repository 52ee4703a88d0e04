from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext_lazy as _

from framsteg.indicators.periods import PATTERN

from .indicators import Indicator
from .regions import Region
from .sources import FetchRun

LARGEST = 1e300


class Status(models.TextChoices):
    """What kind of figure it is."""

    NORMAL = "normal", _("Final figure")
    PRELIMINARY = "preliminary", _("Preliminary figure")
    MISSING = "missing", _("Not available")
    SUPPRESSED = "suppressed", _("Withheld by the source to protect individuals")
    GONE = "gone", _("Withdrawn by the source")


WITH_VALUE = (Status.NORMAL, Status.PRELIMINARY)
WITHOUT_VALUE = (Status.MISSING, Status.SUPPRESSED, Status.GONE)


class Sex(models.TextChoices):
    """Whom the figure is about, with Kolada's letters."""

    TOTAL = "T", _("All")
    WOMEN = "K", _("Women")
    MEN = "M", _("Men")


class Observation(models.Model):
    """One figure as it was fetched. Rows are only ever added; the one with the highest revision is the current.

    The database refuses change and deletion, so that a value revised without announcement is there with both values.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="observations", verbose_name=_("indicator")
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="observations",
        verbose_name=_("region"),
        db_index=False,
    )
    period = models.CharField(_("period"), max_length=7)
    year = models.GeneratedField(
        expression=Cast(Substr("period", 1, 4), models.IntegerField()),
        output_field=models.IntegerField(),
        db_persist=True,
        verbose_name=_("year"),
    )
    sex = models.CharField(_("about"), max_length=1, choices=Sex, default=Sex.TOTAL)
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    value = models.FloatField(_("value"), null=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.NORMAL)
    note = models.CharField(_("note"), max_length=300, blank=True)
    run = models.ForeignKey(
        FetchRun, on_delete=models.PROTECT, related_name="observations", verbose_name=_("came with")
    )

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        indexes = [models.Index(fields=["indicator", "period"], name="indicators_by_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "region", "sex", "period", "revision"], name="indicators_revision_once"
            ),
            models.UniqueConstraint(
                fields=["run", "indicator", "region", "sex", "period"], name="indicators_once_per_run"
            ),
            models.CheckConstraint(condition=Q(period__regex=PATTERN), name="indicators_period_sorts"),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="indicators_sex_known"),
            models.CheckConstraint(
                condition=Q(
                    status__in=WITH_VALUE, value__isnull=False, value__gte=-LARGEST, value__lte=LARGEST
                )
                | Q(status__in=WITHOUT_VALUE, value__isnull=True),
                name="indicators_value_fits_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.period}: {self.value}"
