"""Questions and their answers as all can read them, at the page that they are about."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality, Role
from framsteg.audit.models import Publishable, Recorded, Visibility
from framsteg.programme.models.fields import long_text

from .messages import Message

QUESTION_LENGTH = 1_000


class Answer(Recorded, Publishable):
    """A question in a moderator's words, without personal data, and what a named role answers.

    `page` is the path of the page without its language: "/kristinehamn/program/…/". The message it came from may be
    forgotten; the answer stays.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="answers", verbose_name=_("municipality")
    )
    message = models.OneToOneField(
        Message,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answer",
        verbose_name=_("message that it answers"),
    )
    page = models.CharField(
        _("page that it is about"),
        max_length=500,
        help_text=_("The address after the site's name, without /sv or /en: it is shown in both languages."),
    )
    question = models.TextField(
        _("question"),
        max_length=QUESTION_LENGTH,
        help_text=_("Take out what says who somebody is. What was asked must not change."),
    )
    question_en = models.TextField(_("question in English"), blank=True, max_length=QUESTION_LENGTH)
    text = long_text(_("answer"))
    text_en = long_text(_("answer in English"))
    answered_by = models.ForeignKey(
        Role, on_delete=models.PROTECT, related_name="public_answers", verbose_name=_("who answers")
    )
    answered_on = models.DateField(_("date of the answer"))

    class Meta:
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        indexes = [models.Index(fields=["page", "visibility", "-answered_on"], name="participation_answers")]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="participation_answer_visibility"
            ),
        ]

    def __str__(self) -> str:
        return self.question[:80]
