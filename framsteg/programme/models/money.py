"""Money that is asked for, set aside and divided. Every amount is kept in öre; what was spent is in models.ledger."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Provenance, Recorded

from .decisions import Decision
from .programme import Programme
from .sub_projects import SubProject

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


def budget_year_field() -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(
        _("budget year"), validators=[MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)]
    )


def budget_year_possible(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(budget_year__gte=EARLIEST_YEAR, budget_year__lte=LATEST_YEAR), name=name
    )


class Appropriation(Recorded, Provenance):
    """Money set aside for the programme in one year's budget. The amount is kept in öre."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="appropriations", verbose_name=_("programme")
    )
    budget_year = budget_year_field()
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
                condition=Q(amount_ore__gt=0),
                name="programme_appropriation_positive",
                violation_error_message=_("An appropriation is more than zero kronor."),
            ),
            budget_year_possible("programme_appropriation_year"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.budget_year}"


class RequestState(models.TextChoices):
    RECEIVED = "received", _("Received")
    GRANTED = "granted", _("Granted")
    DECLINED = "declined", _("Declined")


class AppropriationRequest(Recorded, Provenance):
    """Money asked for in a year's budget, and what came of it. Less may be granted than was asked for."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="requests", verbose_name=_("programme")
    )
    sub_project = models.ForeignKey(
        SubProject,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("sub-project"),
    )
    budget_year = budget_year_field()
    amount_ore = models.BigIntegerField(_("amount in öre"))
    purpose = models.CharField(_("what the money is for"), max_length=300)
    purpose_en = models.CharField(_("what the money is for, in English"), max_length=300, blank=True)
    received_on = models.DateField(_("received"), null=True, blank=True)
    state = models.CharField(
        _("what has been decided"), max_length=10, choices=RequestState, default=RequestState.RECEIVED
    )
    granted_ore = models.BigIntegerField(_("granted, in öre"), null=True, blank=True)
    reason = models.TextField(
        _("reason"), blank=True, max_length=2000, help_text=_("Why it was granted or declined.")
    )
    reason_en = models.TextField(_("reason, in English"), blank=True, max_length=2000)
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("decision"),
    )

    class Meta:
        verbose_name = _("request for money")
        verbose_name_plural = _("requests for money")
        indexes = [models.Index(fields=["programme", "budget_year"], name="programme_requests_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_ore__gt=0),
                name="programme_request_positive",
                violation_error_message=_("Write more than zero kronor."),
            ),
            models.CheckConstraint(
                condition=Q(granted_ore__isnull=True) | Q(granted_ore__gt=0, state=RequestState.GRANTED),
                name="programme_request_granted_amount",
                violation_error_message=_("An amount is granted only where the request is granted."),
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.DECLINED) | ~Q(reason=""),
                name="programme_request_declined_for_a_reason",
                violation_error_message=_("Say why the request was declined."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=RequestState.values), name="programme_request_state_known"
            ),
            budget_year_possible("programme_request_year"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} ({self.budget_year})"


class Allocation(Recorded, Provenance):
    """A part of an appropriation given to a sub-project of the same programme. Together they are at most all of it."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="allocations", verbose_name=_("programme")
    )
    appropriation = models.ForeignKey(
        Appropriation, on_delete=models.PROTECT, related_name="allocations", verbose_name=_("appropriation")
    )
    sub_project = models.ForeignKey(
        SubProject, on_delete=models.PROTECT, related_name="allocations", verbose_name=_("sub-project")
    )
    amount_ore = models.BigIntegerField(_("amount in öre"))
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="allocations",
        verbose_name=_("decision"),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_ore__gt=0),
                name="programme_allocation_positive",
                violation_error_message=_("An allocation is more than zero kronor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_project} ({self.appropriation.budget_year})"
