from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Role
from framsteg.audit.models import Provenance

from .decisions import Decision
from .fields import long_text


class CarriedOut(models.TextChoices):
    """Whether what was decided has been done. Nothing said is "not stated", never "not yet"."""

    NOT_STATED = "not_stated", _("Not stated")
    NOT_YET = "not_yet", _("Not yet")
    PARTLY = "partly", _("Partly")
    CARRIED_OUT = "carried_out", _("Carried out")
    NO_LONGER_RELEVANT = "no_longer", _("No longer relevant")


class DecisionFollowUp(Provenance):
    """What somebody has said about whether a decision is carried out. Only ever added; the latest counts.

    A statement that was wrong is answered by a later one for the same day, "not stated" where nothing is known.
    """

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("decision")
    )
    as_of = models.DateField(_("as of"))
    state = models.CharField(_("carried out?"), max_length=20, choices=CarriedOut)
    text = long_text(_("what has been done"))
    text_en = long_text(_("what has been done, in English"))
    stated_by = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision_follow_ups",
        verbose_name=_("said by"),
    )
    created_at = models.DateTimeField(_("said"))

    class Meta:
        verbose_name = _("follow-up of a decision")
        verbose_name_plural = _("follow-ups of decisions")
        indexes = [models.Index(fields=["decision", "-as_of", "-id"], name="programme_latest_follow_up")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CarriedOut.values), name="programme_follow_up_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.get_state_display()}, {self.as_of}"
