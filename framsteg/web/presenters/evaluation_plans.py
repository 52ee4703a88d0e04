"""What was decided before anything was computed, version by version, and when it was computed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from framsteg.analysis.enums import Check, DonorsRule, Estimator, RunOutcome, Scale
from framsteg.analysis.models import Evaluation, EvaluationPlan, Run
from framsteg.lib.plain_language import Language, Text, date_in_text, in_language, listing, number, percent

from .evaluation_words import Filing, filing
from .indicator_words import period_words


@dataclass(frozen=True)
class Version:
    """A filed plan with everything that was decided in it."""

    number: int
    filed: str
    filed_iso: str
    by: str
    filing: Filing
    reason: Text
    facts: Sequence[tuple[str, str]]
    assumptions: Text
    method: Text
    is_used: bool


@dataclass(frozen=True)
class RunLine:
    when: str
    iso: str
    version: int
    outcome: str
    checksum: str
    json_url: str
    csv_url: str


def version(plan: EvaluationPlan, is_used: bool, language: Language) -> Version:
    filed = timezone.localtime(plan.filed_at) if plan.filed_at else None
    return Version(
        number=plan.number,
        filed=f"{date_in_text(filed.date(), language)} {filed:%H.%M}" if filed else "",
        filed_iso=filed.isoformat(timespec="minutes") if filed else "",
        by=plan.filed_by,
        filing=filing(plan, language),
        reason=in_language(plan.reason, plan.reason_en, language),
        facts=decided(plan, language),
        assumptions=in_language(plan.assumptions, plan.assumptions_en, language),
        method=in_language(plan.method, plan.method_en, language),
        is_used=is_used,
    )


def decided(plan: EvaluationPlan, language: Language) -> Sequence[tuple[str, str]]:
    """Everything that a plan decides, but for the reasons in words."""
    return (
        (gettext("First period with the programme"), period_words(plan.starts, language)),
        (
            gettext("Periods before that are used"),
            f"{period_words(plan.series_from, language)}–{period_words(plan.last_before, language)}",
        ),
        (gettext("Periods followed"), number(plan.followed, language)),
        (gettext("Periods before an answer is given"), number(plan.answerable_after, language)),
        (gettext("Compared with"), str(DonorsRule(plan.donors_rule).label)),
        (gettext("Left out"), _left_out(plan, language)),
        (gettext("Scale"), str(Scale(plan.scale).label)),
        (gettext("Method"), str(Estimator(plan.estimator).label)),
        (gettext("Significance level"), percent(100 * float(plan.significance), language, 0)),
        (gettext("Checks that count"), "; ".join(str(Check(code).label) for code in plan.checks)),
        (
            gettext("Other beginnings of the series"),
            listing([period_words(each, language) for each in plan.other_beginnings], language)
            or gettext("None"),
        ),
    )


def _left_out(plan: EvaluationPlan, language: Language) -> str:
    told = [
        f"{each['code']}: {in_language(each['reason'], each.get('reason_en', ''), language).value}"
        for each in plan.exclusions
    ]
    return "; ".join(told) or gettext("Nobody")


def run_line(run: Run, evaluation: Evaluation, language: Language) -> RunLine:
    when = timezone.localtime(run.ran_at)
    computed = run.outcome == RunOutcome.COMPUTED
    return RunLine(
        when=f"{date_in_text(when.date(), language)} {when:%H.%M}",
        iso=when.isoformat(timespec="minutes"),
        version=run.plan.number,
        outcome=str(RunOutcome(run.outcome).label),
        checksum=run.result_hash[:12],
        json_url=run_url(evaluation, run, "evaluation_result") if computed else "",
        csv_url=run_url(evaluation, run, "evaluation_panel") if computed else "",
    )


def run_url(evaluation: Evaluation, run: Run, name: str) -> str:
    of = {"municipality": evaluation.municipality.slug, "slug": evaluation.slug, "number": run.pk}
    return reverse(f"web:{name}", kwargs=of)
