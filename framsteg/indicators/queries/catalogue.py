"""Which indicators there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Baseline, Indicator, Observation, Sex, Target


@dataclass(frozen=True)
class Latest:
    """An indicator with its two newest figures for a municipality."""

    indicator: Indicator
    period: str
    value: float
    before: float | None


@dataclass(frozen=True)
class Aim:
    """A target, or, without one, a baseline that targets are held against."""

    period: str
    value: float
    target: Target | None = None


def public_to(municipality: Municipality) -> QuerySet[Indicator]:
    """What the municipality's readers may see: shared or its own, with the source."""
    own_or_shared = Q(municipality=None) | Q(municipality=municipality)
    return Indicator.objects.filter(own_or_shared, visibility=Visibility.PUBLIC).select_related("source")


def public_indicators(municipality: Municipality) -> list[Indicator]:
    """The shared indicators and the municipality's own that are public, by title. One query."""
    return list(public_to(municipality).order_by("title"))


def public_indicator(municipality: Municipality, code: str) -> Indicator:
    """The public indicator that `code` means here. Raises Indicator.DoesNotExist."""
    return public_to(municipality).get(code=code)


def population_indicator() -> Indicator:
    """The series that sizes are read from. Raises Indicator.DoesNotExist."""
    return Indicator.objects.get(is_population=True)


def latest_figures(municipality: Municipality) -> list[Latest]:
    """Every public indicator that has a figure for the municipality, with its newest. Two queries."""
    return _latest_of(municipality, public_indicators(municipality))


def _latest_of(municipality: Municipality, indicators: list[Indicator]) -> list[Latest]:
    rows = (
        Observation.objects.filter(indicator__in=indicators, region_id=municipality.code, sex=Sex.TOTAL)
        .order_by("revision")
        .values_list("indicator_id", "period", "value")
    )
    current: dict[int, dict[str, float | None]] = {}
    for indicator_id, period, value in rows:
        current.setdefault(indicator_id, {})[period] = value
    found = (_latest(indicator, current.get(indicator.pk, {})) for indicator in indicators)
    return [latest for latest in found if latest is not None]


def latest_figure(municipality: Municipality, code: str) -> Latest:
    """The newest figure of the indicator that `code` means here. Two queries. Raises Indicator.DoesNotExist."""
    found = _latest_of(municipality, [public_indicator(municipality, code)])
    if not found:
        raise Indicator.DoesNotExist
    return found[0]


def aims(municipality: Municipality, indicator: Indicator) -> tuple[Aim, ...]:
    """Targets and baselines by period. Two queries."""
    targets = Target.objects.filter(municipality=municipality, indicator=indicator)
    baselines = Baseline.objects.filter(municipality=municipality, indicator=indicator)
    found = [Aim(each.period, each.value, each) for each in targets]
    found += [Aim(each.period, each.value) for each in baselines]
    return tuple(sorted(found, key=lambda aim: (aim.period, aim.target is not None)))


def _latest(indicator: Indicator, values: Mapping[str, float | None]) -> Latest | None:
    with_value = [(period, value) for period, value in sorted(values.items()) if value is not None]
    if not with_value:
        return None
    period, value = with_value[-1]
    return Latest(indicator, period, value, with_value[-2][1] if len(with_value) > 1 else None)
