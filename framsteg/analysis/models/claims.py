from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.analysis.enums import ClaimLevel

from .evaluations import Evaluation

SENTENCE_LENGTH = 2_000


class ClaimOverride(models.Model):
    """Somebody published a sentence that says more than the finding allows, and why. Shown beside the text in public.

    Rows are only ever added and point to the text by its kind and number: they outlive it.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="claim_overrides", verbose_name=_("municipality")
    )
    evaluation = models.ForeignKey(
        Evaluation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claim_overrides",
        verbose_name=_("evaluation"),
    )
    object_type = models.CharField(_("kind"), max_length=100)
    object_id = models.CharField(_("identity"), max_length=40)
    object_label = models.CharField(_("text"), max_length=300)
    sentence = models.TextField(_("sentence"), max_length=SENTENCE_LENGTH)
    allowed = models.PositiveSmallIntegerField(_("what may be said"), choices=ClaimLevel)
    reason = models.TextField(_("reason"), max_length=1000)
    by_id = models.CharField(_("user"), max_length=40, blank=True)
    by = models.CharField(_("who"), max_length=200)
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("exception for a claim")
        verbose_name_plural = _("exceptions for claims")
        indexes = [models.Index(fields=["object_type", "object_id"], name="analysis_overrides_of_text")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(sentence=""), name="analysis_override_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(allowed__in=ClaimLevel.values), name="analysis_override_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_label}: {self.sentence[:80]}"
