"""Who wants to be told by mail, how often, and about what.

None of it is recorded in the audit trail, which keeps what it has for ever: whoever ends a subscription is forgotten.
"""

from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.lib.sealing import MarkField, SealedField

IDENTITY_LENGTH = 200


class TopicKind(models.TextChoices):
    """What can be followed, the narrowest first."""

    SUB_PROJECT = "sub_project", _("Sub-project")
    AREA = "area", _("Priority area")
    PROGRAMME = "programme", _("Programme")
    SECTION = "section", _("News section")
    SEARCH = "search", _("Search")


class Frequency(models.TextChoices):
    AT_ONCE = "at_once", _("At once, when something happens")
    DAILY = "daily", _("At most once a day, in the morning")
    WEEKLY = "weekly", _("At most once a week, on Monday morning")


class Subscriber(models.Model):
    """An address that wants to be told. Until its owner has confirmed, it gets one letter and no more.

    `told_until` is up to when everything has been told; `due_at` when the next letter may be prepared. `asked_at` is
    when the letter that asks for confirmation went out, as long as it has not been answered.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="subscribers")
    email = SealedField(_("e-mail address"), validators=[validate_email])
    email_mark = MarkField(of="email")
    language = models.CharField(_("language"), max_length=2, default="sv")
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.WEEKLY)
    nonce = models.UUIDField(unique=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_until = models.DateTimeField()
    due_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=Q(confirmed_at__isnull=False),
                name="participation_digest_due",
            ),
            models.Index(fields=["asked_at"], name="participation_asked"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "email_mark"], name="participation_subscriber_once"
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=Frequency.values), name="participation_frequency_known"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Subscriber %(number)s")) % {"number": self.pk or ""}


class Subscription(models.Model):
    """One thing that is followed: the key of a programme, an area, a sub-project or a news section, or words.

    `identity` is no foreign key: sections and words have no table here, and what is removed is no longer told of.
    """

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    kind = models.CharField(max_length=12, choices=TopicKind)
    identity = models.CharField(max_length=IDENTITY_LENGTH)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "kind", "identity"], name="participation_subscription_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TopicKind.values), name="participation_topic_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.identity}"
