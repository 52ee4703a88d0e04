"""Whether a programme can be followed: its goals with their evidence, and its figures with their sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from framsteg.analysis import sentences
from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.findings import level_of
from framsteg.analysis.queries.trace import (
    QUESTIONS,
    FigureTrace,
    GoalTrace,
    Measured,
    Stated,
    Totals,
    level_is_known,
)
from framsteg.audit.models import ProvenanceKind
from framsteg.indicators.models import Indicator
from framsteg.indicators.queries.catalogue import Aim
from framsteg.lib.plain_language import Language, Text, date_short, in_language, money, number
from framsteg.programme.models import Appropriation, Decision, Programme, SubProject
from framsteg.programme.queries.paging import Page

from .change_words import decided
from .common import (
    Linked,
    base_url,
    decision_url,
    name_of,
    programme_url,
    sub_project_url,
    title_of,
)
from .indicator_words import amount, period_words, target_words
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .stages import stage_mark

Way = Callable[[Any], str]
"""Where something is told of: its public page, or its place in the editor; "" where it has none."""


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
class FigureRow:
    """A figure and the way back from it. What is not known is an empty text, which the page says."""

    kind: str
    name: Linked
    value: str
    as_of: str
    reported_by: Text
    round: str
    decision: Linked | None
    source: str
    source_url: str
    checksum: str
    origin: str


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
    shown = [each.report or each.appropriation for each in figures.rows]
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
            return _decision(trace.decision, language, way)
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


def _decision(decision: Decision, language: Language, way: Way) -> Linked:
    title = title_of(decision, language)
    return Linked(Text(f"{title.value} ({decided(decision, language)})", title.language), way(decision))


def figure_row(trace: FigureTrace, language: Language, way: Way) -> FigureRow:
    if trace.sub_project is not None:
        return _stage_row(trace, trace.sub_project, language, way)
    if trace.appropriation is not None:
        return _money_row(trace, trace.appropriation, language, way)
    return _indicator_row(trace, language, way)


def _stage_row(trace: FigureTrace, sub_project: SubProject, language: Language, way: Way) -> FigureRow:
    report = trace.report
    held = getattr(report, "round", None)
    return FigureRow(
        kind=gettext("Stage"),
        name=Linked(name_of(sub_project, language), way(sub_project)),
        value=stage_mark(sub_project.stage).label,
        as_of=date_short(report.as_of, language) if report else "",
        reported_by=title_of(trace.reporter, language) if trace.reporter else Text("", language),
        round=in_language(held.title, held.title_en, language).value if held else "",
        decision=_decision(trace.decision, language, way) if trace.decision else None,
        source=gettext("Status report %(number)s") % {"number": report.pk} if report else "",
        source_url=report.source_url or way(report) if report else "",
        checksum="",
        origin=origin_words(report.provenance) if report else "",
    )


def _money_row(trace: FigureTrace, row: Appropriation, language: Language, way: Way) -> FigureRow:
    name = gettext("Set aside in the budget of %(year)s") % {"year": row.budget_year}
    return FigureRow(
        kind=gettext("Money"),
        name=Linked(Text(name, language), way(row)),
        value=money(row.amount_ore, language),
        as_of=str(row.budget_year),
        reported_by=Text("", language),
        round="",
        decision=_decision(trace.decision, language, way) if trace.decision else None,
        source=row.source_url,
        source_url=row.source_url,
        checksum="",
        origin=origin_words(row.provenance),
    )


def _indicator_row(trace: FigureTrace, language: Language, way: Way) -> FigureRow:
    indicator, measured = trace.indicator, trace.measured
    if indicator is None or measured is None:
        raise LookupError("a figure is a stage, money or a figure of an indicator")
    run = measured.run
    fetched = date_short(timezone.localdate(run.fetched_at), language)
    return FigureRow(
        kind=gettext("Indicator"),
        name=Linked(title_of(indicator, language), way(indicator)),
        value=amount(indicator, measured.value, language),
        as_of=period_words(measured.period, language),
        reported_by=Text("", language),
        round="",
        decision=_decision(trace.decision, language, way) if trace.decision else None,
        source=gettext("%(source)s, %(what)s, fetched %(date)s")
        % {"source": run.source.name, "what": run.reference, "date": fetched},
        source_url=indicator.source_url or way(indicator),
        checksum=run.content_sha256,
        origin=origin_words(ProvenanceKind.PUBLIC_SOURCE),
    )


def origin_words(provenance: str) -> str:
    return str(ProvenanceKind(provenance).label)


def public_way(municipality: str) -> Way:
    """The public page of what is told of."""

    def way(thing: Any) -> str:
        match thing:
            case Programme():
                return programme_url(thing, municipality)
            case SubProject():
                return sub_project_url(thing.programme, municipality, thing.number)
            case Decision():
                return decision_url(thing, municipality)
            case Indicator():
                return f"{base_url(municipality)}nyckeltal/{thing.code}/"
            case Evaluation():
                return f"{base_url(municipality)}utvardering/{thing.slug}/"
            case Appropriation():
                return f"{programme_url(thing.programme, municipality)}#money"
            case Model() if hasattr(thing, "sub_project"):
                return f"{way(thing.sub_project)}#reports"
        return ""

    return way
