from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality, Role
from framsteg.audit.models import Recorded
from framsteg.lib.sealing import MarkField, SealedField

MESSAGE_LENGTH = 20_000
REPLY_LENGTH = 5_000


class MessageKind(models.TextChoices):
    QUESTION = "question", _("A question or a view")
    ACCESSIBILITY = "accessibility", _("Something is not accessible")
    EXCEPTED_CONTENT = "excepted_content", _("I need content in an accessible form")
    ERROR = "error", _("Something on the page is wrong")
    HELPFUL = "helpful", _("Whether a page was of help")


class QuestionRule(models.TextChoices):
    """The written rules; a question that is not published breaks exactly one of them that is named."""

    PERSONAL = "personal", _("It is about an identifiable private person.")
    HATE = "hate", _("It is threatening, hateful or insulting.")
    CRIME = "crime", _("It would be a crime to publish it.")
    ADVERTISING = "advertising", _("It is advertising or a message sent in bulk.")
    OFF_TOPIC = "off_topic", _("It is not about what the municipality does here.")
    ANSWERED = "answered", _("It is answered already.")
    UNREADABLE = "unreadable", _("It cannot be understood.")


class Message(Recorded):
    """What a visitor wrote to the municipality. Name and address are never asked for; a reply address is optional."""

    shown_in_public = False
    kept_out_of_history = frozenset({"text", "reply_to", "reply_mark", "reply"})

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="messages", verbose_name=_("municipality")
    )
    kind = models.CharField(_("what it is about"), max_length=20, choices=MessageKind)
    text = models.TextField(_("message"), max_length=MESSAGE_LENGTH, blank=True)
    page = models.CharField(_("page that it is about"), max_length=500, blank=True)
    reply_to = SealedField(_("e-mail address for a reply"), blank=True, validators=[validate_email])
    reply_mark = MarkField(of="reply_to")
    language = models.CharField(_("language"), max_length=2, default="sv")
    may_be_published = models.BooleanField(_("may be shown to all, with the answer"), default=False)
    was_helpful = models.BooleanField(_("the page was of help"), null=True, blank=True)
    token = models.UUIDField(_("form"), unique=True, editable=False)
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    handling_note = models.TextField(_("what was done"), blank=True, max_length=5000)
    reply = models.TextField(_("answer by mail"), blank=True, max_length=REPLY_LENGTH)
    replied_by = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("who answers"),
    )
    replied_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    rule = models.CharField(_("not published because"), max_length=20, choices=QuestionRule, blank=True)
    rule_note = models.TextField(_("why, in plain words"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["municipality", "-created_at"], name="participation_messages_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=MessageKind.values), name="participation_message_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def history_label(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"
