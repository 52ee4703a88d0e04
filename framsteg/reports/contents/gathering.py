"""The programme as of a day, read once for all sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import override

from framsteg.accounts.models import Municipality
from framsteg.analysis.models import Evaluation, Finding
from framsteg.analysis.queries import evaluations as evaluation_queries
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Indicator
from framsteg.indicators.periods import kind_of, year_of
from framsteg.indicators.queries.catalogue import Aim, aims, latest_figures
from framsteg.indicators.queries.growth import GrowthRank, growth_rank
from framsteg.indicators.queries.series import Series, series
from framsteg.lib.plain_language import Language
from framsteg.participation.models import Event
from framsteg.participation.queries import events as event_queries
from framsteg.participation.queries.contributions import Counted
from framsteg.participation.queries.counts import counted_on
from framsteg.programme.models import ClosingAnswer, Goal, LedgerDelivery, Programme, Stage
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.closing import answers_of
from framsteg.programme.queries.lateness import measured_day
from framsteg.programme.queries.ledger import deliveries_of
from framsteg.programme.queries.money_sums import YearOfMoney, years_of_money
from framsteg.programme.queries.origins import Origin, origins_of_money
from framsteg.programme.queries.programmes import ProgrammeStory, story
from framsteg.programme.queries.progress import Progress
from framsteg.programme.queries.reported import ReportedSubProject, reported

from .writing import Ledger

SHOWN_ORDER = (
    Stage.DONE, Stage.ONGOING, Stage.NOT_STARTED, Stage.PAUSED, Stage.CANCELLED, Stage.TRANSFERRED, Stage.UNKNOWN,
)  # fmt: skip


@dataclass(frozen=True)
class IndicatorStory:
    """An indicator that the programme is followed by: its figures up to the day, targets, and its last change."""

    indicator: Indicator
    series: Series
    aims: Sequence[Aim]
    growth: GrowthRank | None


@dataclass(frozen=True)
class Asked:
    """A question about the programme's effect, with what had been found by the day."""

    evaluation: Evaluation
    finding: Finding | None


@dataclass(frozen=True)
class Gathered:
    """What a report is written from. `texts` holds what people have written, by the names of the places."""

    programme: Programme
    on: date
    language: Language
    texts: Mapping[str, str]
    audience: Audience
    story: ProgrammeStory
    sub_projects: Sequence[ReportedSubProject]
    events: Sequence[Event]
    evaluations: Sequence[Asked]
    indicators: Sequence[IndicatorStory]
    measured_by: Mapping[int, int]
    """The indicator that a goal is measured by: the goal's id, the indicator's id."""
    answers: Mapping[int, ClosingAnswer]
    """What is said to happen to a sub-project when the programme ends, by the sub-project's id."""
    money: Sequence[YearOfMoney]
    deliveries: Sequence[LedgerDelivery]
    views: Mapping[int, Counted] = field(default_factory=dict)
    """What people said at an event, in numbers as of the day, by the event's id."""
    origins: Sequence[Origin] = ()
    """Where more of what is told comes from, where it is not the municipality's own record."""
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def municipality(self) -> Municipality:
        return self.programme.municipality

    @cached_property
    def progress(self) -> Progress:
        """All sub-projects as of the day, each once."""
        return progress_of(self.sub_projects)

    @cached_property
    def stage_labels(self) -> Mapping[str, str]:
        with override(self.language):
            return {stage.value: str(stage.label) for stage in Stage}

    def in_area(self, number: int) -> Sequence[ReportedSubProject]:
        return [each for each in self.sub_projects if each.area_number == number]


def progress_of(sub_projects: Sequence[ReportedSubProject]) -> Progress:
    counts: dict[str, int] = {}
    for each in sub_projects:
        counts[each.stage] = counts.get(each.stage, 0) + 1
    return Progress.from_counts(counts)


def audience_of(programme: Programme) -> Audience:
    """What a report may tell: of a public programme what is public; one that is still a draft is told whole."""
    return Audience.PUBLIC if programme.is_public else Audience.EDITORS


def gather(programme: Programme, *, on: date, language: Language, texts: Mapping[str, str]) -> Gathered:
    """In a number of queries that does not depend on the size of the programme."""
    audience = audience_of(programme)
    found = evaluation_queries.evaluations(audience).filter(programme_id=programme.pk).order_by("pk")
    evaluations = [
        Asked(each, _finding(each, on))
        for each in found.select_related("municipality", "programme", "indicator__source", "region")
    ]
    goals = _goals(programme, audience)
    events = _events(programme, on, audience)
    return Gathered(
        programme=programme,
        on=on,
        language=language,
        texts=texts,
        audience=audience,
        story=story(programme, audience=audience),
        sub_projects=reported(programme, on=on, audience=audience),
        events=events,
        views=counted_on([each.pk for each in events], on=on),
        evaluations=evaluations,
        indicators=_indicators(programme, on, evaluations, goals),
        measured_by={each.pk: each.indicator_id for each in goals if each.indicator_id},
        answers=answers_of(programme, audience=audience),
        money=years_of_money(programme, on=on, audience=audience),
        deliveries=deliveries_of(programme),
        origins=origins_of_money(programme),
    )


def _goals(programme: Programme, audience: Audience) -> Sequence[Goal]:
    """The goals that are measured by an indicator which may be shown."""
    found = Goal.objects.filter(programme=programme, indicator__isnull=False)
    if audience is Audience.PUBLIC:
        found = found.filter(indicator__visibility=Visibility.PUBLIC)
    return tuple(found.select_related("indicator__source").order_by("order"))


def _finding(evaluation: Evaluation, on: date) -> Finding | None:
    known = Finding.objects.filter(evaluation_id=evaluation.pk, found_at__date__lte=on)
    return known.defer("run__panel", "run__result").select_related("run__plan").order_by("-id").first()


def _events(programme: Programme, on: date, audience: Audience) -> Sequence[Event]:
    known = event_queries.events_of_programme(programme, audience=audience)
    kept = [each.pk for each in known if each.starts_on is None or each.starts_on <= on]
    whole = Event.objects.in_bulk(kept)
    return [whole[each] for each in kept]


def _indicators(
    programme: Programme, on: date, evaluations: Sequence[Asked], goals: Sequence[Goal]
) -> Sequence[IndicatorStory]:
    """What an evaluation is about comes first, then what goals are measured by, then what has targets."""
    asked = {each.evaluation.indicator_id: each.evaluation.indicator for each in evaluations}
    asked |= {each.indicator.pk: each.indicator for each in goals if each.indicator}
    others = {
        each.indicator.pk: each.indicator
        for each in latest_figures(programme.municipality)
        if each.indicator.pk not in asked and aims(programme.municipality, each.indicator)
    }
    return [_followed(programme, on, each) for each in (asked | others).values()]


def _followed(programme: Programme, on: date, indicator: Indicator) -> IndicatorStory:
    code, last_day = programme.municipality.code, measured_day(programme, on)
    whole = series(indicator, code)
    told = Series(code, tuple(point for point in whole.points if ended_by(point.period, on)))
    within = [
        each.period for each in told.points if each.value is not None and ended_by(each.period, last_day)
    ]
    growth = growth_rank(indicator, code, within[-1]) if within else None
    return IndicatorStory(indicator, told, aims(programme.municipality, indicator), growth)


_LENGTHS = {"year": 12, "half": 6, "tertial": 4, "quarter": 3, "month": 1}


def ended_by(period: str, day: date) -> bool:
    """Whether the whole period lies on or before `day`."""
    kind = kind_of(period)
    last_month = (
        12 if kind == "year" else _LENGTHS[kind] * int(period[-1 if kind != "month" else slice(5, None)])
    )
    year = year_of(period)
    after = date(year + 1, 1, 1) if last_month == 12 else date(year, last_month + 1, 1)
    return after.toordinal() - 1 <= day.toordinal()
