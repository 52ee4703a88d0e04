"""An evaluation told from its answer to the last detail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from framsteg.analysis import failures, sentences
from framsteg.analysis.context_sentences import in_context
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.figures import KeyFigures, key_figures_of
from framsteg.analysis.models import EvaluationPlan, Finding, Run
from framsteg.analysis.queries.evaluations import EvaluationStory
from framsteg.analysis.subjects import subject_of
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import Language, Text, in_language

from .common import Linked, programme_url, title_of
from .evaluation_details import Details, details_of
from .evaluation_plans import RunLine, Version, run_line, version
from .evaluation_words import LITERATURE, Filing, filing, limits


@dataclass(frozen=True)
class CriterionLine:
    title: str
    is_met: bool
    outcome: str
    reasons: Sequence[str]


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
        context=in_context(subject, figures.context) if figures and figures.context else (),
        failure=_failure(told.failure, language),
        filing=filing(plan, language) if plan else None,
        criteria=_criteria(finding, language),
        limits=limits(indicator),
        details=details_of(finding, figures, told, subject) if finding and figures else None,
        versions=tuple(version(each, each == plan, language) for each in told.plans),
        runs=tuple(run_line(each, evaluation, language) for each in told.runs),
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
