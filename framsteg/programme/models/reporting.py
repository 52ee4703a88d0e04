"""How people report: drafts kept while they write, links for those without an account, and how they are reminded."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Person, Role, User
from framsteg.audit.models import Recorded

from .programme import Programme
from .rounds import RoundAsk
from .sub_projects import SubProject


class ReportLink(Recorded):
    """A personal address at which somebody without an account reports on exactly these sub-projects.

    The secret part of the address is shown once and never stored: only its hash is, and a nonce from which the
    installation's own key can make it anew for a reminder (docs/adr/0020).
    """

    shown_in_public = False

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="report_links", verbose_name=_("programme")
    )
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        related_name="report_links",
        verbose_name=_("who reports"),
        help_text=_("The role at the partner. Its reports carry this name."),
    )
    sub_projects = models.ManyToManyField(
        SubProject, related_name="report_links", verbose_name=_("sub-projects that it gives access to")
    )
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Filled in, the link is sent there at once.")
    )
    expires_on = models.DateField(_("last day"))
    nonce = models.UUIDField(unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("report link")
        verbose_name_plural = _("report links")

    def __str__(self) -> str:
        return str(_("Link for %s")) % self.role

    def is_open(self, *, on: date) -> bool:
        """Whether it can be used on that day."""
        return self.revoked_at is None and on <= self.expires_on


class ReportDraft(models.Model):
    """What somebody is writing about a question of a round, as the form holds it. Gone once it has been sent.

    `number` is raised by each save; `writer` is the page that saved last. A page that has not seen the latest number
    and did not write it itself is told instead of overwriting.
    """

    ask = models.ForeignKey(RoundAsk, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    link = models.ForeignKey(
        ReportLink, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    values = models.JSONField(default=dict)
    submission = models.UUIDField()
    writer = models.UUIDField()
    number = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ask", "user"], condition=Q(user__isnull=False), name="programme_one_draft_of_a_user"
            ),
            models.UniqueConstraint(
                fields=["ask", "link"], condition=Q(link__isnull=False), name="programme_one_draft_of_a_link"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, link__isnull=True) | Q(user__isnull=True, link__isnull=False),
                name="programme_draft_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ask} ({self.user or self.link})"


class ReminderChoice(models.Model):
    """How a person wants to be reminded: in which language, or not at all."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reminder_choice")
    language = models.CharField(max_length=2, default="sv")
    stopped_at = models.DateTimeField(_("wants no reminders since"), null=True, blank=True)

    def __str__(self) -> str:
        return str(self.person)
