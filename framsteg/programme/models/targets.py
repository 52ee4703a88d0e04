from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Recorded
from framsteg.indicators.models import Target

from .decisions import Decision


class TargetDecision(Recorded):
    """The decision behind a target. Targets lie below programmes and know nothing of decisions (ADR 22)."""

    target = models.OneToOneField(
        Target, on_delete=models.CASCADE, related_name="decision_link", verbose_name=_("target")
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="target_links", verbose_name=_("decision")
    )

    class Meta:
        verbose_name = _("decision behind a target")
        verbose_name_plural = _("decisions behind targets")

    def __str__(self) -> str:
        return f"{self.target}: {self.decision}"

    @property
    def municipality(self) -> Municipality:
        return self.decision.municipality
