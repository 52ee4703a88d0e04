from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Recorded

ERROR_LENGTH = 300


class WebhookSubscription(Recorded):
    """An address that is told when something public changes in a municipality.

    The secret that deliveries are signed with is shown once and never stored: the installation's own key makes it anew
    from the nonce. `seen_to` is the last row of the audit trail that has been looked at for it.
    """

    shown_in_public: ClassVar[bool] = False

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="webhooks", verbose_name=_("municipality")
    )
    name = models.CharField(
        _("who receives it"), max_length=200, help_text=_("For example the name of a system.")
    )
    address = models.CharField(
        _("address"),
        max_length=500,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("Encrypted (https), and reachable from outside."),
    )
    nonce = models.UUIDField(unique=True, editable=False)
    seen_to = models.BigIntegerField(default=0, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.name


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Could not be sent")


class WebhookDelivery(models.Model):
    """One change told to one subscriber. `identity` stays the same however often it is tried.

    A worker takes a row by writing its own `claim`. The content is kept as it is signed and sent.
    """

    subscription = models.ForeignKey(WebhookSubscription, on_delete=models.CASCADE, related_name="deliveries")
    entry = models.BigIntegerField(_("row of the audit trail"))
    identity = models.UUIDField(unique=True)
    content = models.JSONField(_("content"))
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("latest error"), max_length=ERROR_LENGTH, blank=True)
    not_before = models.DateTimeField(_("not before"))
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("sent or given up"), null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=Q(state__in=["queued", "sending"]),
                name="open_data_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "entry"], name="open_data_told_once"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="open_data_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.subscription}: {self.entry}"
