from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.analysis.enums import ClaimLevel, RunOutcome

from .evaluations import Evaluation
from .plans import EvaluationPlan

SHA256 = r"^[0-9a-f]{64}$"


class Run(models.Model):
    """One computation of a filed plan. Rows are only ever added.

    `panel` is the compressed table that was computed from, `result` the compressed JSON that came out; their checksums
    show that neither has been touched. `figures` tells which deliveries the figures came with.
    """

    plan = models.ForeignKey(
        EvaluationPlan, on_delete=models.PROTECT, related_name="runs", verbose_name=_("plan")
    )
    ran_at = models.DateTimeField(_("computed"))
    ran_by = models.CharField(_("computed by"), max_length=200)
    outcome = models.CharField(_("how it ended"), max_length=10, choices=RunOutcome)
    engine_version = models.CharField(_("version of the engine"), max_length=40)
    input_hash = models.CharField(_("checksum of what went in"), max_length=64, blank=True)
    result_hash = models.CharField(_("checksum of what came out"), max_length=64, blank=True)
    panel = models.BinaryField(_("figures that went in"), default=bytes)
    result = models.BinaryField(_("result"), default=bytes)
    figures = models.JSONField(_("state of the figures"), default=dict)
    error_code = models.CharField(_("error"), max_length=60, blank=True)
    error_facts = models.JSONField(_("facts about the error"), default=dict)

    class Meta:
        verbose_name = _("run of an evaluation")
        verbose_name_plural = _("runs of evaluations")
        indexes = [models.Index(fields=["plan", "-ran_at", "-id"], name="analysis_latest_run")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=RunOutcome.values), name="analysis_run_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome=RunOutcome.FAILED) & ~Q(error_code="")
                | ~Q(outcome=RunOutcome.FAILED) & Q(error_code=""),
                name="analysis_only_failed_runs_have_errors",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=RunOutcome.COMPUTED)
                | Q(input_hash__regex=SHA256, result_hash__regex=SHA256),
                name="analysis_computed_run_has_checksums",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.ran_at:%Y-%m-%d %H:%M}"

    @property
    def municipality(self) -> Municipality:
        return self.plan.evaluation.municipality


class Finding(models.Model):
    """What a run allows to be said, by rule. Rows are only ever added; an evaluation's newest is the one that holds.

    `key_figures` is what sentences are made of, `picture` what the page shows, `criteria` how the
    audit criteria are met and why.
    """

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="findings", verbose_name=_("evaluation")
    )
    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="finding", verbose_name=_("run"))
    level = models.PositiveSmallIntegerField(_("what may be said"), choices=ClaimLevel)
    criteria = models.JSONField(_("audit criteria"))
    key_figures = models.JSONField(_("key figures"))
    picture = models.JSONField(_("figures of the page"))
    found_at = models.DateTimeField(_("found"))

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        indexes = [models.Index(fields=["evaluation", "-id"], name="analysis_latest_finding")]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=ClaimLevel.values), name="analysis_finding_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}: {self.get_level_display()}"
