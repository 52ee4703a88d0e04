from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

from .municipality import Municipality


class UnitKind(models.TextChoices):
    BOARD = "board", _("Board")
    ADMINISTRATION = "administration", _("Administration")
    COMPANY = "company", _("Company")
    PARTNER = "partner", _("Partner")


class OrganisationUnit(Recorded):
    """A board, administration or company of the municipality, or a partner outside it; they form a tree."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="units", verbose_name=_("municipality")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    url = models.URLField(_("website"), blank=True)
    ended_on = models.DateField(
        _("ended"), null=True, blank=True, help_text=_("When the unit was closed or renamed.")
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="accounts_unit_name_once_per_municipality",
                violation_error_message=_("There is already a unit with this name."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="accounts_unit_not_part_of_itself",
                violation_error_message=_("A unit cannot be part of itself."),
            ),
            models.CheckConstraint(condition=Q(kind__in=UnitKind.values), name="accounts_unit_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name
