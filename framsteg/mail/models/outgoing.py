from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.lib.sealing import MarkField, SealedField

KEY_LENGTH = 200
SUBJECT_LENGTH = 200


class MailState(models.TextChoices):
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Could not be sent")


class OutgoingMail(models.Model):
    """A letter in the outbox: queued in the transaction of what it tells about, sent afterwards.

    `key` makes the same letter be kept once; `message_id` stays the same however often it is tried, so that a
    receiving server can see that it has the letter already. A worker takes a row by writing its own `claim`.
    """

    key = models.CharField(_("what it is about"), max_length=KEY_LENGTH, unique=True)
    message_id = models.CharField(_("identity of the letter"), max_length=200, unique=True)
    to = SealedField(_("to"))
    to_mark = MarkField(of="to")
    sender_name = models.CharField(_("from"), max_length=200, blank=True)
    subject = models.CharField(_("subject"), max_length=SUBJECT_LENGTH)
    text = models.TextField(_("text"))
    html = models.TextField(_("text as HTML"), blank=True)
    headers = models.JSONField(_("further headers"), default=dict)
    language = models.CharField(_("language"), max_length=2, default="sv")
    is_secret = models.BooleanField(
        _("holds a secret"), default=False, help_text=_("The text is dropped as soon as it has been sent.")
    )
    state = models.CharField(_("state"), max_length=10, choices=MailState, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("latest error"), max_length=500, blank=True)
    queued_at = models.DateTimeField(_("queued"))
    not_before = models.DateTimeField(_("not before"))
    claim = models.UUIDField(_("taken by"), null=True)
    claimed_at = models.DateTimeField(_("taken"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("outgoing letter")
        verbose_name_plural = _("outgoing letters")
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=Q(state__in=["queued", "sending"]),
                name="mail_waiting",
            ),
            models.Index(fields=["to_mark"], name="mail_to_whom"),
            models.Index(fields=["claim"], condition=Q(claim__isnull=False), name="mail_taken"),
            models.Index(fields=["sent_at"], condition=Q(sent_at__isnull=False), name="mail_sent"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_known"),
            models.CheckConstraint(
                condition=(Q(state=MailState.SENT) & Q(sent_at__isnull=False))
                | (~Q(state=MailState.SENT) & Q(sent_at__isnull=True)),
                name="mail_sent_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.key})"
