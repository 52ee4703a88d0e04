"""Evaluations: their list, and one told from its answer to the last detail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from framsteg.analysis import failures, sentences
from framsteg.analysis.check_sentences import METHODS, CheckLine, case_label, check_line
from framsteg.analysis.enums import ClaimLevel, DonorsRule, Estimator, RunOutcome, Scale
from framsteg.analysis.figures import KeyFigures, key_figures_of
from framsteg.analysis.models import Evaluation, EvaluationPlan, Finding, Run
from framsteg.analysis.queries.evaluations import EvaluationStory
from framsteg.analysis.queries.findings import level_of
from framsteg.analysis.sentences import Subject
from framsteg.analysis.subjects import subject_of
from framsteg.lib.plain_language import (
    Language,
    Text,
    date_in_text,
    in_language,
    number,
    percent,
    sentence,
    signed,
)

from .common import Linked, programme_url, title_of
from .evaluation_pictures import PlaceboPicture, SeriesPicture, placebo_picture, series_picture
from .evaluation_words import LITERATURE, Filing, command, filing, limits
from .findings import evaluation_url
from .indicator_words import period_words

DONORS_SHOWN = 15


@dataclass(frozen=True)
class EvaluationLine:
    """An evaluation in the list."""

    title: Text
    url: str
    level: int
    level_title: str
    sentence: str
    programme: Text


@dataclass(frozen=True)
class DonorRow:
    name: str
    county: str
    share: str


@dataclass(frozen=True)
class LeftOut:
    name: str
    reason: Text


@dataclass(frozen=True)
class Compared:
    """Who the comparison is made of, and why."""

    rule: str
    donors: Sequence[DonorRow]
    more: Sequence[DonorRow]
    left_out: Sequence[LeftOut]


@dataclass(frozen=True)
class CaseRow:
    label: str
    amounts: Sequence[str]
    p: str


@dataclass(frozen=True)
class CheckView:
    line: CheckLine
    cases: Sequence[CaseRow]


@dataclass(frozen=True)
class CriterionLine:
    title: str
    is_met: bool
    outcome: str
    reasons: Sequence[str]


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


@dataclass(frozen=True)
class Repeat:
    """How anyone can check the computation."""

    command: str
    json_url: str
    csv_url: str
    input_hash: str
    result_hash: str
    engine: str


@dataclass(frozen=True)
class Details:
    """What is there only when something has been computed."""

    series: SeriesPicture
    placebos: PlaceboPicture
    compared: Compared
    checks: Sequence[CheckView]
    methods: Sequence[CaseRow]
    periods: Sequence[str]
    band_share: str
    expert: Sequence[tuple[str, str]]
    repeat: Repeat


@dataclass(frozen=True)
class EvaluationPage:
    title: Text
    question: Text
    programme: Linked
    indicator: Linked
    level: int
    level_title: str
    answer: Sequence[str]
    followed: str
    context: Sequence[str]
    failure: str
    filing: Filing | None
    criteria: Sequence[CriterionLine]
    limits: Sequence[str]
    details: Details | None
    versions: Sequence[Version]
    runs: Sequence[RunLine]
    literature: Sequence[str]
    source: Text
    credit: str
    licence: str
    licence_url: str
    unit: Text


def evaluation_lines(found: Sequence[Evaluation], language: Language) -> Sequence[EvaluationLine]:
    return tuple(_line(each, language) for each in found)


def _line(evaluation: Evaluation, language: Language) -> EvaluationLine:
    level = level_of(evaluation)
    return EvaluationLine(
        title=title_of(evaluation, language),
        url=evaluation_url(evaluation.municipality.slug, evaluation.slug),
        level=int(level),
        level_title=sentences.title(level, language),
        sentence=sentences.short(level, subject_of(evaluation, language)),
        programme=title_of(evaluation.programme, language),
    )


def evaluation_page(told: EvaluationStory, language: Language) -> EvaluationPage:
    evaluation, finding = told.evaluation, told.finding
    indicator, municipality = evaluation.indicator, evaluation.municipality.slug
    subject = subject_of(evaluation, language)
    level = ClaimLevel(finding.level) if finding else ClaimLevel.NO_COMPARISON
    figures = key_figures_of(finding.key_figures) if finding else None
    plan = finding.run.plan if finding else next(iter(told.plans), None)
    return EvaluationPage(
        title=title_of(evaluation, language),
        question=in_language(plan.question, plan.question_en, language) if plan else Text("", language),
        programme=Linked(
            title_of(evaluation.programme, language), programme_url(evaluation.programme, municipality)
        ),
        indicator=Linked(
            title_of(indicator, language),
            reverse("web:indicator", kwargs={"municipality": municipality, "code": indicator.code}),
        ),
        level=int(level),
        level_title=sentences.title(level, language),
        answer=_answer(level, subject, figures, finding, plan),
        followed=sentences.followed(subject, figures) if figures else "",
        context=sentences.in_context(subject, figures.context) if figures and figures.context else (),
        failure=_failure(told.failure, language),
        filing=filing(plan, language) if plan else None,
        criteria=_criteria(finding, language),
        limits=limits(indicator),
        details=_details(finding, figures, told, subject) if finding and figures else None,
        versions=tuple(_version(each, each == plan, language) for each in told.plans),
        runs=tuple(_run(each, evaluation, language) for each in told.runs),
        literature=LITERATURE,
        source=in_language(indicator.source.name, indicator.source.name_en, language),
        credit=indicator.source.credit,
        licence=indicator.source.licence,
        licence_url=indicator.source.licence_url,
        unit=in_language(indicator.unit, indicator.unit_en, language),
    )


def _answer(
    level: ClaimLevel,
    subject: Subject,
    figures: KeyFigures | None,
    finding: Finding | None,
    plan: EvaluationPlan | None,
) -> Sequence[str]:
    told = sentences.answer(level, subject, figures)
    if level is ClaimLevel.TOO_EARLY and finding and plan:
        facts = finding.picture["reasons"][0]["facts"]
        return (*told, sentences.too_early(subject, facts["needed"], plan.starts, facts["last_known"]))
    return told


def _failure(run: Run | None, language: Language) -> str:
    return failures.failure_sentence(run.error_code, run.error_facts, language) if run else ""


def _criteria(finding: Finding | None, language: Language) -> Sequence[CriterionLine]:
    stored: Sequence[Mapping[str, Any]] = finding.criteria if finding else ()
    return tuple(
        CriterionLine(
            title=failures.criterion_title(each["code"], language),
            is_met=each["met"],
            outcome=gettext("Met") if each["met"] else gettext("Not met"),
            reasons=failures.criterion_reasons(each["reasons"], language),
        )
        for each in stored
    )


def _details(finding: Finding, figures: KeyFigures, told: EvaluationStory, subject: Subject) -> Details:
    picture, plan, evaluation = finding.picture, finding.run.plan, told.evaluation
    after = [row["period"] for row in picture["series"][picture["before"] :]]
    placebos = placebo_picture(
        picture, plan.region_id, figures.rank, figures.units, figures.p, subject, picture["relative"]
    )
    return Details(
        series=series_picture(picture, plan.starts, evaluation.indicator, subject),
        placebos=placebos,
        compared=_compared(picture, plan, subject.language),
        checks=tuple(_check(each, subject) for each in picture["checks"]),
        methods=tuple(_method(row, subject) for row in picture["estimators"]),
        periods=tuple(period_words(period, subject.language) for period in after),
        band_share=percent(100 * (1 - figures.alpha), subject.language, 0),
        expert=_expert(picture, figures, subject.language),
        repeat=_repeat(finding.run, picture, evaluation),
    )


def _compared(picture: Mapping[str, Any], plan: EvaluationPlan, language: Language) -> Compared:
    rows = tuple(
        DonorRow(name, county, percent(100 * weight, language, 1))
        for _code, name, county, weight in picture["donors"]
    )
    missing = gettext("Lacks a figure for some period.")
    excluded = [LeftOut(name, in_language(sv, en, language)) for _code, name, sv, en in picture["excluded"]]
    return Compared(
        rule=str(DonorsRule(plan.donors_rule).label),
        donors=rows[:DONORS_SHOWN],
        more=rows[DONORS_SHOWN:],
        left_out=(
            *excluded,
            *(LeftOut(name, Text(missing, language)) for _code, name in picture["left_out"]),
        ),
    )


def _check(check: Mapping[str, Any], subject: Subject) -> CheckView:
    cases = tuple(
        CaseRow(
            case_label(check["code"], case["label"], subject.language),
            tuple(signed(amount, subject.language, subject.decimals) for amount in case["amounts"]),
            _p(case["p"], subject.language),
        )
        for case in check["cases"]
    )
    return CheckView(check_line(check, subject), cases)


def _method(row: Mapping[str, Any], subject: Subject) -> CaseRow:
    amounts = tuple(signed(amount, subject.language, subject.decimals) for amount in row["amounts"])
    name = METHODS[subject.language].get(row["estimator"], row["estimator"])
    return CaseRow(sentence(name), amounts, _p(row["p"], subject.language))


def _p(p: float | None, language: Language) -> str:
    return "" if p is None else number(p, language, 2)


def _expert(picture: Mapping[str, Any], figures: KeyFigures, language: Language) -> Sequence[tuple[str, str]]:
    ratio = picture["ratio_ranks"][0]
    return (
        (
            gettext("Share with an effect at least as large, adjusted for size (p)"),
            number(figures.p, language, 3),
        ),
        (
            gettext("The same in the answer's own period"),
            f"{number(figures.answer.p, language, 3)} ({period_words(figures.answer.period, language)})",
        ),
        (gettext("Significance level that was filed"), percent(100 * figures.alpha, language, 0)),
        (
            gettext("Rank of the ratio of errors after and before the start"),
            gettext("%(rank)s of %(units)s")
            % {"rank": number(ratio["rank"], language), "units": number(ratio["units"], language)},
        ),
        (gettext("Conformal p-value"), number(picture["conformal_p"], language, 3)),
        (
            gettext("Municipalities of similar size that the band is made of"),
            number(picture["similar_units"], language),
        ),
        (gettext("Largest relative distance from the optimum"), f"{picture['optimality_gap']:.1e}"),
    )


def _repeat(run: Run, picture: Mapping[str, Any], evaluation: Evaluation) -> Repeat:
    csv_name = f"{evaluation.slug}.csv"
    return Repeat(
        command=command(run.plan, picture, csv_name),
        json_url=_run_url(evaluation, run, "evaluation_result"),
        csv_url=_run_url(evaluation, run, "evaluation_panel"),
        input_hash=run.input_hash,
        result_hash=run.result_hash,
        engine=run.engine_version,
    )


def _run_url(evaluation: Evaluation, run: Run, name: str) -> str:
    of = {"municipality": evaluation.municipality.slug, "slug": evaluation.slug, "number": run.pk}
    return reverse(f"web:{name}", kwargs=of)


def _version(plan: EvaluationPlan, is_used: bool, language: Language) -> Version:
    filed = timezone.localtime(plan.filed_at) if plan.filed_at else None
    return Version(
        number=plan.number,
        filed=f"{date_in_text(filed.date(), language)} {filed:%H.%M}" if filed else "",
        filed_iso=filed.isoformat(timespec="minutes") if filed else "",
        by=plan.filed_by,
        filing=filing(plan, language),
        reason=in_language(plan.reason, plan.reason_en, language),
        facts=_decided(plan, language),
        assumptions=in_language(plan.assumptions, plan.assumptions_en, language),
        method=in_language(plan.method, plan.method_en, language),
        is_used=is_used,
    )


def _decided(plan: EvaluationPlan, language: Language) -> Sequence[tuple[str, str]]:
    return (
        (gettext("First period with the programme"), period_words(plan.starts, language)),
        (
            gettext("Periods before that are used"),
            f"{period_words(plan.series_from, language)}–{period_words(plan.last_before, language)}",
        ),
        (gettext("Periods followed"), number(plan.followed, language)),
        (gettext("Periods before an answer is given"), number(plan.answerable_after, language)),
        (gettext("Compared with"), str(DonorsRule(plan.donors_rule).label)),
        (gettext("Scale"), str(Scale(plan.scale).label)),
        (gettext("Method"), str(Estimator(plan.estimator).label)),
        (gettext("Significance level"), percent(100 * float(plan.significance), language, 0)),
        (gettext("Checks that count"), number(len(plan.checks), language)),
    )


def _run(run: Run, evaluation: Evaluation, language: Language) -> RunLine:
    when = timezone.localtime(run.ran_at)
    computed = run.outcome == RunOutcome.COMPUTED
    return RunLine(
        when=f"{date_in_text(when.date(), language)} {when:%H.%M}",
        iso=when.isoformat(timespec="minutes"),
        version=run.plan.number,
        outcome=str(RunOutcome(run.outcome).label),
        checksum=run.result_hash[:12],
        json_url=_run_url(evaluation, run, "evaluation_result") if computed else "",
        csv_url=_run_url(evaluation, run, "evaluation_panel") if computed else "",
    )
