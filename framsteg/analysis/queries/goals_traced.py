"""Can it be followed? For each goal of a programme what is stated, with the evidence.

Nothing is judged here: yes and no are what the records say, and where they say nothing the answer is "not stated".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from framsteg.analysis.models import Evaluation
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Baseline, FetchRun, Indicator, Observation, Sex, Target
from framsteg.programme.models import Decision, Goal, Programme
from framsteg.programme.queries.audience import Audience, decisions
from framsteg.programme.queries.carried import decisions_of_targets

from .evaluations import evaluations
from .findings import level_of, with_levels

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
