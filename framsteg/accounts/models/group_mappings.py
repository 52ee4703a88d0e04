from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

from .municipality import Municipality
from .users import Access


class GroupMapping(Recorded):
    """Which access the members of a group at an identity provider have in a municipality."""

    shown_in_public = False

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="group_mappings", verbose_name=_("municipality")
    )
    provider = models.CharField(_("identity provider"), max_length=50)
    group = models.CharField(
        _("group"),
        max_length=250,
        help_text=_(
            "Exactly as the provider sends it: a name, or an identity such as 3f2c1d4e-… for groups in Entra ID."
        ),
    )
    access = models.CharField(_("access"), max_length=20, choices=Access)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For example what the group is called.")
    )

    class Meta:
        verbose_name = _("group with access")
        verbose_name_plural = _("groups with access")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "provider", "group", "access"],
                name="accounts_group_mapped_once",
                violation_error_message=_("The group has this access already."),
            ),
            models.CheckConstraint(
                condition=models.Q(access__in=Access.values), name="accounts_group_access_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note or self.group}: {self.get_access_display()}"
