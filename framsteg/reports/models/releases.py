from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Provenance, Recorded
from framsteg.participation.models import Event
from framsteg.programme.models import Programme
from framsteg.programme.models.fields import long_text


class ReleaseState(models.TextChoices):
    PLANNED = "planned", _("Being prepared")
    SCHEDULED = "scheduled", _("Waits for its time")
    RELEASED = "released", _("Public")
    RETRACTED = "retracted", _("Retracted")


class Release(Recorded, Provenance):
    """Report, news, pages and data that go public in one moment, with a page for the press.

    `failure` tells why it could not be carried out when it was due, and `retry_at` when it is tried again: nothing
    of it is public until all of it is.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="releases", verbose_name=_("municipality")
    )
    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="releases",
        verbose_name=_("programme"),
    )
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    slug = models.SlugField(_("name in addresses"), max_length=80)
    summary = models.TextField(_("summary"), blank=True, max_length=1000)
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=1000)
    questions = long_text(
        _("questions and answers"), help_text=_("A heading for each question, the answer below it.")
    )
    questions_en = long_text(_("questions and answers in English"))
    contact = models.TextField(
        _("contact for the press"),
        blank=True,
        max_length=1000,
        help_text=_("A function with telephone and e-mail, rather than a person’s name."),
    )
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="releases",
        verbose_name=_("press conference"),
    )
    is_announced = models.BooleanField(
        _("say in advance that it is coming"),
        default=False,
        help_text=_("The press page then tells the time and the contact, and nothing of the content."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReleaseState, default=ReleaseState.PLANNED, editable=False
    )
    release_at = models.DateTimeField(_("goes public"), null=True, blank=True, editable=False)
    released_at = models.DateTimeField(_("went public"), null=True, blank=True, editable=False)
    failure = models.TextField(_("why it did not go public"), blank=True, editable=False)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        indexes = [
            models.Index(
                fields=["release_at"], condition=Q(state=ReleaseState.SCHEDULED), name="reports_releases_due"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="reports_release_slug_once",
                violation_error_message=_("There is already a release with this name in its address."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReleaseState.values), name="reports_release_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReleaseState.SCHEDULED) | Q(release_at__isnull=False),
                name="reports_scheduled_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReleaseState.RELEASED) | Q(released_at__isnull=False),
                name="reports_released_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.state == ReleaseState.RELEASED

    @property
    def is_open(self) -> bool:
        """Whether its contents can be changed."""
        return self.state in (ReleaseState.PLANNED, ReleaseState.RETRACTED)


class ReleaseItem(models.Model):
    """Something that goes public with the release.

    `kind` and `identity` name it to whoever can publish it (see bundling). `pinned` is the version that was taken in
    when the time was set; `before` is how it was before the release, for putting it back.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=60)
    identity = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    pinned = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("part of a release")
        verbose_name_plural = _("parts of releases")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "kind", "identity"],
                name="reports_item_once",
                violation_error_message=_("It is part of the release already."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def municipality(self) -> Municipality:
        return self.release.municipality


class Invitation(models.Model):
    """A link for one who may read before the time: only a checksum of it is kept."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="invitations")
    invited = models.CharField(
        _("for whom"), max_length=200, help_text=_("For example the name of a newspaper.")
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return self.invited

    @property
    def municipality(self) -> Municipality:
        return self.release.municipality
