"""Whether a programme can be followed: its goals with their evidence, and its figures with their sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from framsteg.analysis import sentences
from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.figures_traced import FigureTrace, Totals
from framsteg.analysis.queries.findings import level_of
from framsteg.analysis.queries.goals_traced import QUESTIONS, GoalTrace, Measured, Stated, level_is_known
from framsteg.indicators.models import Indicator
from framsteg.indicators.queries.catalogue import Aim
from framsteg.lib.plain_language import Language, Text, number
from framsteg.programme.models import Programme
from framsteg.programme.queries.paging import Page

from .change_words import decided
from .common import (
    Linked,
    programme_url,
    title_of,
)
from .indicator_words import amount, period_words, target_words
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .trace_figures import FigureRow, Way, decision_told, figure_row


@dataclass(frozen=True)
class Answer:
    """A question about a goal, the answer in a word, and what the answer rests on."""

    question: str
    answer: str
    key: str
    evidence: Linked | None


@dataclass(frozen=True)
class GoalRow:
    title: Text
    answers: Sequence[Answer]


@dataclass(frozen=True)
class QuestionCount:
    question: str
    yes: str
    no: str
    not_stated: str


@dataclass(frozen=True)
class TracePage:
    programme: Linked
    goals: Sequence[GoalRow]
    counts: Sequence[QuestionCount]
    goals_counted: str
    figures: Sequence[FigureRow]
    figures_counted: str
    pager: Pager
    provenance: PageProvenance


def trace_url(programme: Programme, municipality: str) -> str:
    return f"{programme_url(programme, municipality)}granskning/"


def trace_page(
    programme: Programme,
    goals: Sequence[GoalTrace],
    figures: Page[FigureTrace],
    totals: Totals,
    url: str,
    language: Language,
    way: Way,
) -> TracePage:
    shown: list[Any] = [
        each.report or each.appropriation or (each.allocated and each.allocated.appropriation)
        for each in figures.rows
    ]
    return TracePage(
        programme=Linked(title_of(programme, language), way(programme)),
        goals=goal_rows(goals, language, way),
        counts=question_counts(goals, language),
        goals_counted=ngettext("%(number)s goal", "%(number)s goals", len(goals))
        % {"number": number(len(goals), language)},
        figures=tuple(figure_row(each, language, way) for each in figures.rows),
        figures_counted=figures_sentence(totals, language),
        pager=pager(figures, url, {}),
        provenance=provenance_of([programme, *(each.goal for each in goals), *shown], language),
    )


def figures_sentence(totals: Totals, language: Language) -> str:
    """How many figures there are, and how many of them lead somewhere; each share with what it is counted on."""
    return gettext(
        "%(figures)s figures: %(source)s lead to a report or a source, %(decision)s to a decision."
    ) % {
        "figures": number(totals.figures, language),
        "source": number(totals.with_source, language),
        "decision": number(totals.with_decision, language),
    }


def question_words() -> dict[str, str]:
    return {
        "measurable": gettext("Can it be measured?"),
        "has_indicator": gettext("Is there an indicator?"),
        "has_baseline": gettext("Is there a baseline?"),
        "has_target": gettext("Is there a target?"),
        "has_owner": gettext("Is somebody responsible?"),
        "rests_on_decision": gettext("Does it rest on a decision?"),
        "followed_up": gettext("Is it followed up?"),
        "effect_assessed": gettext("Has the effect been assessed?"),
    }


def answer_words() -> dict[Stated, str]:
    return {
        Stated.YES: gettext("Yes"),
        Stated.NO: gettext("No"),
        Stated.NOT_STATED: gettext("Not stated"),
    }


def goal_rows(goals: Sequence[GoalTrace], language: Language, way: Way) -> Sequence[GoalRow]:
    questions, words = question_words(), answer_words()

    def answer(trace: GoalTrace, name: str) -> Answer:
        stated: Stated = getattr(trace, name)
        return Answer(questions[name], words[stated], stated.value, _evidence(trace, name, language, way))

    return tuple(
        GoalRow(title_of(each.goal, language), tuple(answer(each, name) for name in QUESTIONS))
        for each in goals
    )


def question_counts(goals: Sequence[GoalTrace], language: Language) -> Sequence[QuestionCount]:
    def many(name: str, stated: Stated) -> str:
        return number(sum(getattr(each, name) is stated for each in goals), language)

    return tuple(
        QuestionCount(question, many(name, Stated.YES), many(name, Stated.NO), many(name, Stated.NOT_STATED))
        for name, question in question_words().items()
    )


def _evidence(trace: GoalTrace, name: str, language: Language, way: Way) -> Linked | None:
    """What the answer rests on, in words, with its page."""
    indicator = trace.indicator
    match name:
        case "has_owner" if trace.goal.owner:
            return Linked(title_of(trace.goal.owner, language))
        case "rests_on_decision" if trace.decision:
            return decision_told(trace.decision, language, way)
        case "effect_assessed" if trace.evaluation:
            return _evaluation(trace.evaluation, language, way)
    return _measured_evidence(trace, indicator, name, language, way) if indicator else None


def _measured_evidence(
    trace: GoalTrace, indicator: Indicator, name: str, language: Language, way: Way
) -> Linked | None:
    text = ""
    if name == "has_indicator":
        return Linked(title_of(indicator, language), way(indicator))
    if name == "has_baseline" and trace.baseline:
        value = amount(indicator, trace.baseline.value, language)
        text = f"{period_words(trace.baseline.period, language)}: {value}"
    elif name == "has_target" and trace.target:
        aim = Aim(trace.target.period, trace.target.value, trace.target)
        text = f"{period_words(trace.target.period, language)}: {target_words(indicator, aim, language)}"
        if trace.target_decision:
            text = f"{text} ({decided(trace.target_decision, language)})"
    elif name == "followed_up" and trace.latest:
        text = _measured(indicator, trace.latest, language)
    return Linked(Text(text, language), way(indicator)) if text else None


def _measured(indicator: Indicator, measured: Measured, language: Language) -> str:
    value = amount(indicator, measured.value, language)
    return f"{period_words(measured.period, language)}: {value}"


def _evaluation(evaluation: Evaluation, language: Language, way: Way) -> Linked:
    """The answer that the question got, or that it has got none."""
    if level_is_known(evaluation):
        found = sentences.title(level_of(evaluation), language)
    else:
        found = gettext("The question has been asked, and is not answered yet")
    return Linked(Text(f"{title_of(evaluation, language).value} {found}", language), way(evaluation))
