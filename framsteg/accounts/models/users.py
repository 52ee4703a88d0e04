from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from .municipality import Municipality


class User(AbstractUser):
    """Someone who signs in to the editor."""

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Access(models.TextChoices):
    """What a user may do in one municipality; see accounts.rules."""

    ADMINISTRATOR = "administrator", _("Administrator")
    PROGRAMME_LEAD = "programme_lead", _("Programme lead")
    COMMUNICATOR = "communicator", _("Communicator")
    DRAFT_READER = "draft_reader", _("Reader of drafts")
    SUB_PROJECT_OWNER = "sub_project_owner", _("Sub-project owner")
    CONTROLLER = "controller", _("Controller")
    MODERATOR = "moderator", _("Moderator")
    AUDITOR = "auditor", _("Auditor")
    UNIT_HEAD = "unit_head", _("Unit head")


class AccessGrant(models.Model):
    """The access one user has in one municipality."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants", verbose_name=_("user"))
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="grants", verbose_name=_("municipality")
    )
    access = models.CharField(_("access"), max_length=20, choices=Access)
    given_by = models.CharField(
        _("given by"),
        max_length=50,
        blank=True,
        help_text=_("The identity provider whose groups gave it; empty where it was given by hand."),
    )

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality", "access"], name="accounts_same_access_granted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(access__in=Access.values), name="accounts_access_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_access_display()}, {self.municipality}"
