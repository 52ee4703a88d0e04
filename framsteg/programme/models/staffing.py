from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit.models import Recorded

from .programme import Programme


class RoleFunction(models.TextChoices):
    RESPONSIBLE = "responsible", _("Main responsible")
    PROJECT_GROUP = "project_group", _("Project group")
    CONTACT = "contact", _("Contact")


class UnitPart(models.TextChoices):
    LEAD = "lead", _("Leads")
    TAKES_PART = "takes_part", _("Takes part")
    PARTNER = "partner", _("Partner")


class ProgrammeRole(Recorded):
    """What a role does in a programme."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="role_links", verbose_name=_("programme")
    )
    role = models.ForeignKey(
        Role, on_delete=models.PROTECT, related_name="programme_links", verbose_name=_("role")
    )
    function = models.CharField(_("part in the programme"), max_length=20, choices=RoleFunction)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("role in a programme")
        verbose_name_plural = _("roles in programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "role", "function"],
                name="programme_role_once",
                violation_error_message=_("The role already has this part in the programme."),
            ),
            models.CheckConstraint(
                condition=models.Q(function__in=RoleFunction.values), name="programme_role_function_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.get_function_display()}"


class ProgrammeUnit(Recorded):
    """What a unit or partner does in a programme."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="unit_links", verbose_name=_("programme")
    )
    unit = models.ForeignKey(
        OrganisationUnit, on_delete=models.PROTECT, related_name="programme_links", verbose_name=_("unit")
    )
    part = models.CharField(_("part in the programme"), max_length=20, choices=UnitPart)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("unit in a programme")
        verbose_name_plural = _("units in programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "unit"],
                name="programme_unit_once",
                violation_error_message=_("The unit already has a part in the programme."),
            ),
            models.CheckConstraint(
                condition=models.Q(part__in=UnitPart.values), name="programme_unit_part_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_part_display()}"
