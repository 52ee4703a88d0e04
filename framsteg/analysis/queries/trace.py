"""Can it be followed? For each goal what is stated, and for each figure the way back to its source and decision.

Nothing is judged here: yes and no are what the records say, and where they say nothing the answer is "not stated". The
page and its files are made from the same rows, and the totals are counted on them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db.models import OuterRef, Subquery

from framsteg.accounts.models import Role
from framsteg.analysis.models import Evaluation
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Baseline, FetchRun, Indicator, Observation, Sex, Target
from framsteg.programme.models import Appropriation, Decision, Goal, Programme, StatusReport, SubProject
from framsteg.programme.queries.audience import Audience, decisions, sub_projects_of
from framsteg.programme.queries.carried import decisions_of_targets
from framsteg.programme.queries.paging import Page, bounds

from .evaluations import evaluations
from .findings import level_of, with_levels

FIGURES_ON_A_PAGE = 50
CHUNK = 500

Aimed = TypeVar("Aimed", Target, Baseline)


class Stated(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Measured:
    """A figure of an indicator for the municipality, with the delivery that it came in."""

    period: str
    value: float
    run: FetchRun


@dataclass(frozen=True)
class GoalTrace:
    """A goal with its evidence. An indicator that may not be shown counts as none."""

    goal: Goal
    indicator: Indicator | None
    decision: Decision | None
    baseline: Baseline | None
    target: Target | None
    target_decision: Decision | None
    latest: Measured | None
    evaluation: Evaluation | None

    @property
    def measurable(self) -> Stated:
        return Stated.YES if self.goal.is_measurable else Stated.NO

    @property
    def has_indicator(self) -> Stated:
        return Stated.YES if self.indicator else Stated.NOT_STATED

    @property
    def has_baseline(self) -> Stated:
        return self._of_indicator(self.baseline)

    @property
    def has_target(self) -> Stated:
        return self._of_indicator(self.target)

    @property
    def has_owner(self) -> Stated:
        return Stated.YES if self.goal.owner_id else Stated.NOT_STATED

    @property
    def rests_on_decision(self) -> Stated:
        return Stated.YES if self.decision else Stated.NOT_STATED

    @property
    def followed_up(self) -> Stated:
        """Whether there is a figure from the programme's own time or later."""
        return self._of_indicator(self.latest)

    @property
    def effect_assessed(self) -> Stated:
        """Whether a question about the effect has been filed and answered; not which answer it got."""
        answered = self.evaluation is not None and level_is_known(self.evaluation)
        return self._of_indicator(answered or None)

    def _of_indicator(self, evidence: object) -> Stated:
        if self.indicator is None:
            return Stated.NOT_STATED
        return Stated.YES if evidence else Stated.NO


QUESTIONS = (
    "measurable", "has_indicator", "has_baseline", "has_target", "has_owner", "rests_on_decision", "followed_up",
    "effect_assessed",
)  # fmt: skip


@dataclass(frozen=True)
class FigureTrace:
    """A figure that the programme shows, and where it leads.

    A sub-project's stage rests on `report`; an appropriation on its decision; an indicator's figure on `run`.
    """

    sub_project: SubProject | None = None
    report: StatusReport | None = None
    appropriation: Appropriation | None = None
    indicator: Indicator | None = None
    measured: Measured | None = None
    decision: Decision | None = None

    @property
    def has_source(self) -> bool:
        """Whether there is something to look in: a report, a delivery, or the address of a source."""
        record = self.appropriation or self.report
        return bool(self.report or self.measured or (record and record.source_url))

    @property
    def reporter(self) -> Role | None:
        return self.report.reported_by if self.report else None


@dataclass(frozen=True)
class Totals:
    """How many figures there are, and how many of them lead somewhere."""

    figures: int
    with_source: int
    with_decision: int


def level_is_known(evaluation: Evaluation) -> bool:
    """Whether there is a finding."""
    return getattr(evaluation, "current_level", None) is not None and bool(level_of(evaluation))


def goals_of(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Sequence[GoalTrace]:
    """Every goal of the programme with its evidence. A fixed number of queries."""
    goals = list(
        Goal.objects.filter(programme_id=programme.pk)
        .select_related("owner", "indicator", "decision")
        .order_by("order")
    )
    indicators = [each for goal in goals if (each := _shown(goal.indicator, audience))]
    targets = _of_indicators(Target, programme, indicators)
    baselines = _of_indicators(Baseline, programme, indicators)
    behind = decisions_of_targets([each.pk for each in targets.values()], audience=audience)
    latest = latest_figures(programme, indicators)
    asked = _evaluations(programme, audience)
    named = {each.pk: each for each in decisions(audience).filter(goals__programme=programme)}
    return tuple(
        GoalTrace(
            goal=goal,
            indicator=_shown(goal.indicator, audience),
            decision=named.get(goal.decision_id or 0),
            baseline=baselines.get(goal.indicator_id or 0),
            target=(target := targets.get(goal.indicator_id or 0)),
            target_decision=behind.get(target.pk) if target else None,
            latest=latest.get(goal.indicator_id or 0),
            evaluation=asked.get(goal.indicator_id or 0),
        )
        for goal in goals
    )


def latest_figures(programme: Programme, indicators: Sequence[Indicator]) -> Mapping[int, Measured]:
    """The newest figure of each indicator from the programme's first year on. One query."""
    if not indicators:
        return {}
    first = str(programme.starts_on.year) if programme.starts_on else ""
    rows = (
        Observation.objects.filter(
            indicator__in=indicators,
            region_id=programme.municipality.code,
            sex=Sex.TOTAL,
            period__gte=first,
        )
        .select_related("run__source")
        .order_by("period", "revision")
    )
    current = {(each.indicator_id, each.period): each for each in rows}
    return {
        indicator: Measured(period, each.value, each.run)
        for (indicator, period), each in current.items()
        if each.value is not None
    }


def figures_of(
    programme: Programme, goals: Sequence[GoalTrace], *, page: int = 1, audience: Audience = Audience.PUBLIC
) -> Page[FigureTrace]:
    """One page of the figures: indicators of goals first, then money, then sub-projects. Raises NoSuchPage."""
    few = _few(programme, goals, audience)
    mine = sub_projects_of(programme, audience)
    total = len(few) + mine.count()
    start, end = bounds(page, FIGURES_ON_A_PAGE, total)
    first, last = max(0, start - len(few)), max(0, end - len(few))
    rows = (*few[start:end], *_sub_projects(programme, audience, first, last))
    return Page(rows, page, total, FIGURES_ON_A_PAGE)


def every_figure(
    programme: Programme, goals: Sequence[GoalTrace], *, audience: Audience = Audience.PUBLIC
) -> Iterator[FigureTrace]:
    """All of them, for files; sub-projects are read a chunk at a time."""
    yield from _few(programme, goals, audience)
    start = 0
    while rows := _sub_projects(programme, audience, start, start + CHUNK):
        yield from rows
        start += CHUNK


def totals(
    programme: Programme, goals: Sequence[GoalTrace], *, audience: Audience = Audience.PUBLIC
) -> Totals:
    """Counted on the same rows as the page and the files show."""
    few = _few(programme, goals, audience)
    mine = sub_projects_of(programme, audience)
    shown = decisions(audience)
    reported = mine.filter(stage_as_of__isnull=False)
    return Totals(
        figures=len(few) + mine.count(),
        with_source=sum(each.has_source for each in few) + reported.count(),
        with_decision=sum(each.decision is not None for each in few)
        + mine.filter(decision__in=shown).count(),
    )


def _few(programme: Programme, goals: Sequence[GoalTrace], audience: Audience) -> Sequence[FigureTrace]:
    """The figures that a programme has a handful of: those of its goals' indicators, and its money."""
    told = {each.indicator.pk: each for each in goals if each.indicator and each.latest}
    named = {each.pk: each for each in decisions(audience).filter(appropriations__programme=programme)}
    money = list(Appropriation.objects.filter(programme_id=programme.pk).order_by("budget_year", "pk"))
    for row in money:
        row.programme = programme
    return (
        *(
            FigureTrace(
                indicator=each.indicator,
                measured=each.latest,
                decision=each.target_decision or each.decision,
            )
            for each in told.values()
        ),
        *(FigureTrace(appropriation=each, decision=named.get(each.decision_id or 0)) for each in money),
    )


def _sub_projects(programme: Programme, audience: Audience, start: int, end: int) -> Sequence[FigureTrace]:
    """The stages of the sub-projects between two places in the list, each with the report that it follows from."""
    if end <= start:
        return ()
    latest = StatusReport.objects.filter(sub_project_id=OuterRef("pk")).order_by("-as_of", "-id")
    found = list(
        sub_projects_of(programme, audience)
        .annotate(latest_report=Subquery(latest.values("pk")[:1]))
        .order_by("number")[start:end]
    )
    related = ["reported_by", *(["round"] if hasattr(StatusReport, "round") else [])]
    reports = StatusReport.objects.select_related(*related).in_bulk(
        [each.latest_report for each in found if each.latest_report]
    )
    named = decisions(audience).in_bulk({each.decision_id for each in found if each.decision_id})
    return tuple(_stage(each, programme, reports, named) for each in found)


def _stage(
    sub_project: SubProject,
    programme: Programme,
    reports: Mapping[int, StatusReport],
    named: Mapping[int, Decision],
) -> FigureTrace:
    """The figure of a sub-project; what belongs together is joined here, so that no more need be read."""
    sub_project.programme = programme
    report = reports.get(getattr(sub_project, "latest_report", None) or 0)
    if report is not None:
        report.sub_project = sub_project
    return FigureTrace(
        sub_project=sub_project, report=report, decision=named.get(sub_project.decision_id or 0)
    )


def _shown(indicator: Indicator | None, audience: Audience) -> Indicator | None:
    if indicator is None or (audience is Audience.PUBLIC and indicator.visibility != Visibility.PUBLIC):
        return None
    return indicator


def _of_indicators(
    model: type[Aimed], programme: Programme, indicators: Sequence[Indicator]
) -> Mapping[int, Aimed]:
    """The one with the latest period of each indicator. One query."""
    rows = model._default_manager.filter(municipality_id=programme.municipality_id, indicator__in=indicators)
    return {each.indicator_id: each for each in rows.order_by("period")}


def _evaluations(programme: Programme, audience: Audience) -> Mapping[int, Evaluation]:
    """The evaluation of each indicator; one that has been answered before one that has not."""
    mine = with_levels(evaluations(audience).filter(programme_id=programme.pk).order_by("-pk"))
    found: dict[int, Evaluation] = {}
    for each in mine:
        if each.indicator_id not in found or level_is_known(each):
            found[each.indicator_id] = each
    return found
