"""What an evaluation came to, to the last detail: who it is compared with, what was checked, how to repeat it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from framsteg.analysis.check_sentences import CheckLine, check_line
from framsteg.analysis.check_words import METHODS, case_label
from framsteg.analysis.enums import DonorsRule
from framsteg.analysis.figures import KeyFigures
from framsteg.analysis.models import Evaluation, EvaluationPlan, Finding, Run
from framsteg.analysis.queries.evaluations import EvaluationStory
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import Language, Text, in_language, number, percent, sentence, signed

from .evaluation_pictures import PlaceboPicture, SeriesPicture, placebo_picture, series_picture
from .evaluation_plans import run_url
from .evaluation_words import command
from .indicator_words import period_words

DONORS_SHOWN = 15


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


def details_of(finding: Finding, figures: KeyFigures, told: EvaluationStory, subject: Subject) -> Details:
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
        json_url=run_url(evaluation, run, "evaluation_result"),
        csv_url=run_url(evaluation, run, "evaluation_panel"),
        input_hash=run.input_hash,
        result_hash=run.result_hash,
        engine=run.engine_version,
    )
