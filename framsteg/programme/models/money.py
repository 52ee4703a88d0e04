from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Provenance, Recorded

from .decisions import Decision
from .programme import Programme

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


class Appropriation(Recorded, Provenance):
    """Money set aside for the programme in one year's budget. The amount is kept in öre."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="appropriations", verbose_name=_("programme")
    )
    budget_year = models.PositiveSmallIntegerField(
        _("budget year"), validators=[MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)]
    )
    amount_ore = models.BigIntegerField(_("amount in öre"))
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appropriations",
        verbose_name=_("decision"),
    )

    class Meta:
        verbose_name = _("appropriation")
        verbose_name_plural = _("appropriations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_ore__gt=0),
                name="programme_appropriation_positive",
                violation_error_message=_("An appropriation is more than zero kronor."),
            ),
            models.CheckConstraint(
                condition=models.Q(budget_year__gte=EARLIEST_YEAR, budget_year__lte=LATEST_YEAR),
                name="programme_appropriation_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.budget_year}"
