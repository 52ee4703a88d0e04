from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

from .municipality import Municipality
from .organisation import OrganisationUnit
from .users import User


class Person(Recorded):
    """Someone who holds a role. Shown in public only by name, and only where the role is a public one."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="people", verbose_name=_("municipality")
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address (never public)"), blank=True)
    user = models.OneToOneField(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("signs in as"),
        help_text=_("The account with which the person reports on what is theirs."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name


class Role(Recorded):
    """A position, such as chief executive. It stays when the person who holds it leaves."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="roles", verbose_name=_("municipality")
    )
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    unit = models.ForeignKey(
        OrganisationUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name=_("unit"),
    )
    holder = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name=_("held by"),
    )
    is_head = models.BooleanField(
        _("heads the unit"),
        default=False,
        help_text=_("Reminders go here when nobody answers for a sub-project that the unit leads."),
    )
    name_is_public = models.BooleanField(
        _("show the holder's name in public"),
        default=False,
        help_text=_("Only for public roles, such as a chief executive or a chair."),
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "title", "unit"],
                name="accounts_role_once_per_unit",
                violation_error_message=_("There is already a role with this title in the unit."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "title"],
                condition=models.Q(unit__isnull=True),
                name="accounts_role_without_unit_once",
                violation_error_message=_("There is already a role with this title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
