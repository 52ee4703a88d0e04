"""What an event asks of people: how much they can influence, how they come, and what they are promised."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.programme.models.fields import long_text

QUESTION_LENGTH = 300


class Level(models.TextChoices):
    """How much those who take part can influence, from least to most."""

    INFORMATION = "information", _("Information")
    CONSULTATION = "consultation", _("Consultation")
    DIALOGUE = "dialogue", _("Dialogue")
    INFLUENCE = "influence", _("Influence")
    CO_DECISION = "co_decision", _("Co-decision")


class Inviting(models.Model):
    """The part of an event that is there for those who come: abstract, so that it is told in one place.

    `short_code` is what stands on the wall and in the QR code; it is made when views are first asked for.
    """

    level = models.CharField(_("level of participation"), max_length=20, choices=Level, blank=True)
    influence = models.TextField(_("what can be influenced"), blank=True, max_length=2000)
    influence_en = models.TextField(_("what can be influenced, in English"), blank=True, max_length=2000)
    decided_by = models.CharField(
        _("who decides"),
        max_length=300,
        blank=True,
        help_text=_("The board or role that decides about what can be influenced."),
    )
    decided_by_en = models.CharField(_("who decides, in English"), max_length=300, blank=True)
    invited = models.CharField(_("who is invited"), max_length=300, blank=True)
    invited_en = models.CharField(_("who is invited, in English"), max_length=300, blank=True)
    agenda = long_text(_("agenda"))
    agenda_en = long_text(_("agenda in English"))
    takes_sign_ups = models.BooleanField(_("people sign up"), default=False)
    capacity = models.PositiveIntegerField(
        _("number of seats"), null=True, blank=True, help_text=_("Leave empty where there is no limit.")
    )
    takes_contributions = models.BooleanField(
        _("views are taken in"),
        default=False,
        help_text=_("Gives the event a page to write on, a short address, a QR code and a wall."),
    )
    question = models.CharField(
        _("what is asked"),
        max_length=QUESTION_LENGTH,
        blank=True,
        help_text=_("One question, in plain words."),
    )
    question_en = models.CharField(_("what is asked, in English"), max_length=QUESTION_LENGTH, blank=True)
    contributions_until = models.DateField(
        _("last day for views"), null=True, blank=True, help_text=_("Leave empty to go on taking them.")
    )
    takes_support = models.BooleanField(
        _("others can support a view"), default=False, help_text=_("A number is then shown at each view.")
    )
    contributions_note = models.CharField(
        _("about the views"),
        max_length=500,
        blank=True,
        help_text=_("For example that the views of an earlier event are not public."),
    )
    contributions_note_en = models.CharField(_("about the views, in English"), max_length=500, blank=True)
    answer_by = models.DateField(
        _("the views are answered by"),
        null=True,
        blank=True,
        help_text=_("A promise: when it has passed without an answer, the public page says so."),
    )
    answered_on = models.DateField(
        _("the views were answered"),
        null=True,
        blank=True,
        help_text=_("The day on which the promise was kept."),
    )
    short_code = models.CharField(_("short address"), max_length=12, blank=True, editable=False)

    class Meta:
        abstract = True


INVITING_CONSTRAINTS = [
    models.CheckConstraint(condition=Q(level__in=["", *Level.values]), name="participation_level_known"),
    models.CheckConstraint(
        condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
        name="participation_capacity_at_least_one",
        violation_error_message=_("At least one seat, or none at all where there is no limit."),
    ),
    models.UniqueConstraint(
        fields=["short_code"], condition=~Q(short_code=""), name="participation_short_code_once"
    ),
    models.CheckConstraint(
        condition=Q(takes_contributions=False) | ~Q(short_code=""),
        name="participation_taking_views_has_an_address",
    ),
]
