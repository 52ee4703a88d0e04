from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Role
from framsteg.audit.models import Provenance

from .money import budget_year_field, budget_year_possible
from .sub_projects import SubProject


class Forecast(Provenance):
    """What a sub-project is expected to cost in a budget year, all of it, as somebody saw it on a day.

    Only ever added: the database refuses change and removal. Of several for a year the one with the latest as-of date
    counts; of several for one day, the one added last.
    """

    sub_project = models.ForeignKey(
        SubProject, on_delete=models.PROTECT, related_name="forecasts", verbose_name=_("sub-project")
    )
    budget_year = budget_year_field()
    total_ore = models.BigIntegerField(_("expected total for the year, in öre"))
    as_of = models.DateField(_("as of"))
    text = models.TextField(_("what it rests on"), blank=True, max_length=2000)
    reported_by = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="forecasts",
        verbose_name=_("reported by"),
    )
    created_at = models.DateTimeField(_("reported"))

    class Meta:
        verbose_name = _("forecast")
        verbose_name_plural = _("forecasts")
        indexes = [
            models.Index(fields=["sub_project", "budget_year", "-as_of", "-id"], name="programme_latest_fcst")
        ]
        constraints = [budget_year_possible("programme_forecast_year")]

    def __str__(self) -> str:
        return f"{self.sub_project} {self.budget_year}: {self.as_of}"
