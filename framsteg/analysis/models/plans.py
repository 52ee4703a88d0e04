from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.analysis.enums import Check, DonorsRule, Estimator, Scale
from framsteg.audit.models import Recorded
from framsteg.indicators.models import Indicator, Region
from framsteg.indicators.periods import PATTERN

from .evaluations import Evaluation

PERIOD = RegexValidator(PATTERN, _("Write the period as 2012, 2012-Q1, 2012-T1, 2012-H1 or 2012-03."))
TEXT_LENGTH = 5_000


def every_check() -> list[str]:
    return list(Check.values)


def period_field(verbose_name: Any, **options: Any) -> "models.CharField[str, str]":
    return models.CharField(verbose_name, max_length=7, validators=[PERIOD], **options)


def reasoning(verbose_name: Any, **options: Any) -> "models.TextField[str, str]":
    return models.TextField(verbose_name, blank=True, max_length=TEXT_LENGTH, **options)


class EvaluationPlan(Recorded):
    """How a question is to be answered, decided before it is computed.

    A plan is a draft until it is filed. From then on the database refuses every change and removal: it can only be
    followed by a new version with a reason. `figures_known_to` is the last period whose figure for the municipality
    was known when the plan was filed: what tells whether the question was asked before or after its answer was known.
    """

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="plans", verbose_name=_("evaluation")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality in the statistics")
    )
    question = models.TextField(_("question"), max_length=500)
    question_en = models.TextField(_("question in English"), max_length=500, blank=True)
    series_from = period_field(_("the series begins"))
    last_before = period_field(_("last period before the start"))
    starts = period_field(_("first period with the programme"))
    followed = models.PositiveSmallIntegerField(
        _("periods followed"), default=5, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    answerable_after = models.PositiveSmallIntegerField(
        _("periods before an answer is given"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("Until then the page says that it is too early. The answer is about the last of them."),
    )
    donors_rule = models.CharField(
        _("compared with"), max_length=20, choices=DonorsRule, default=DonorsRule.ALL
    )
    exclusions = models.JSONField(
        _("left out of the comparison"),
        default=list,
        blank=True,
        help_text=_("Municipality codes, each with the reason."),
    )
    other_beginnings = models.JSONField(
        _("other beginnings of the series, as a check"),
        default=list,
        blank=True,
        help_text=_("For example 1990."),
    )
    scale = models.CharField(_("scale"), max_length=10, choices=Scale, default=Scale.LOG)
    estimator = models.CharField(_("method"), max_length=10, choices=Estimator, default=Estimator.SDID)
    checks = models.JSONField(_("checks"), default=every_check)
    significance = models.DecimalField(
        _("significance level"),
        max_digits=3,
        decimal_places=2,
        default=Decimal("0.10"),
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal("0.20"))],
    )
    assumptions = reasoning(
        _("why the assumptions are reasonable"),
        help_text=_(
            "What has to be true for the comparison to mean something, and why it can be expected to be."
        ),
    )
    assumptions_en = reasoning(_("why the assumptions are reasonable, in English"))
    method = reasoning(
        _("why this method"), help_text=_("What else there was to choose from, and why not that.")
    )
    method_en = reasoning(_("why this method, in English"))
    reason = reasoning(
        _("why there is a new version"), help_text=_("Not needed for the first. Shown in public.")
    )
    reason_en = reasoning(_("why there is a new version, in English"))
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True, editable=False)
    filed_by = models.CharField(_("filed by"), max_length=200, blank=True, editable=False)
    figures_known_to = period_field(_("last figure known when filed"), blank=True, editable=False)

    class Meta:
        verbose_name = _("plan of an evaluation")
        verbose_name_plural = _("plans of evaluations")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="analysis_plan_number_once"),
            models.UniqueConstraint(
                fields=["evaluation"],
                condition=Q(filed_at__isnull=True),
                name="analysis_one_draft_plan",
                violation_error_message=_("There is already a draft of a new version."),
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="analysis_plan_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(last_before__lt=F("starts")) & Q(series_from__lt=F("last_before")),
                name="analysis_plan_periods_in_order",
                violation_error_message=_(
                    "The series must begin before the last period before the start, and that one lie before the start."
                ),
            ),
            models.CheckConstraint(
                condition=Q(answerable_after__gte=1) & Q(followed__gte=F("answerable_after")),
                name="analysis_plan_followed_until_answer",
                violation_error_message=_(
                    "The indicator must be followed at least until the answer is given."
                ),
            ),
            models.CheckConstraint(
                condition=Q(significance__gte=Decimal("0.01"), significance__lte=Decimal("0.20")),
                name="analysis_plan_significance_sensible",
            ),
            models.CheckConstraint(
                condition=Q(filed_at__isnull=True, filed_by="")
                | (Q(filed_at__isnull=False) & ~Q(filed_by="")),
                name="analysis_plan_filed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(filed_at__isnull=True) | Q(number=1) | ~Q(reason=""),
                name="analysis_new_version_has_reason",
                violation_error_message=_("Say why there is a new version."),
            ),
            models.CheckConstraint(condition=Q(scale__in=Scale.values), name="analysis_plan_scale_known"),
            models.CheckConstraint(
                condition=Q(estimator__in=Estimator.values), name="analysis_plan_estimator_known"
            ),
            models.CheckConstraint(
                condition=Q(donors_rule__in=DonorsRule.values), name="analysis_plan_donors_rule_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}, version {self.number}"

    @property
    def municipality(self) -> Municipality:
        return self.evaluation.municipality

    @property
    def is_filed(self) -> bool:
        return self.filed_at is not None

    @property
    def filed_before_outcome(self) -> bool:
        """Whether the plan was filed while no figure from the programme's time was known."""
        return self.is_filed and self.figures_known_to < self.starts
