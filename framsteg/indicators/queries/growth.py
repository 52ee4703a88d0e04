"""How a municipality's growth compares with everyone's."""

from dataclasses import dataclass

from framsteg.indicators.models import NATION, Indicator, Observation, Sex
from framsteg.indicators.periods import same_period_last_year


@dataclass(frozen=True)
class GrowthRank:
    """The change since the same period a year before, and its place among all municipalities that have both figures.

    `rank` 1 is the largest growth in per cent; equal growth shares the better place.
    """

    period: str
    before: float
    after: float
    per_cent: float
    rank: int
    among: int
    grew: int

    @property
    def change(self) -> float:
        return self.after - self.before


def growth_rank(indicator: Indicator, region: str, period: str, *, sex: str = Sex.TOTAL) -> GrowthRank | None:
    """The growth of `region` in `period`; None where it cannot be computed. One query."""
    earlier = same_period_last_year(period)
    values = _values(indicator, (earlier, period), sex)
    growth = {
        code: (now - then) / abs(then)
        for code, now in values[period].items()
        if (then := values[earlier].get(code, 0.0)) != 0.0
    }
    if region not in growth:
        return None
    own = growth[region]
    return GrowthRank(
        period=period,
        before=values[earlier][region],
        after=values[period][region],
        per_cent=own * 100,
        rank=1 + sum(each > own for each in growth.values()),
        among=len(growth),
        grew=sum(each > 0 for each in growth.values()),
    )


def values_in(indicator: Indicator, period: str, *, sex: str = Sex.TOTAL) -> dict[str, float]:
    """The current figure of every municipality that has one in `period`. One query."""
    return _values(indicator, (period,), sex)[period]


def _values(indicator: Indicator, periods: tuple[str, ...], sex: str) -> dict[str, dict[str, float]]:
    rows = (
        Observation.objects.filter(indicator=indicator, period__in=periods, sex=sex)
        .exclude(region_id=NATION)
        .order_by("revision")
        .values_list("period", "region_id", "value")
    )
    values: dict[str, dict[str, float]] = {period: {} for period in periods}
    for period, code, value in rows:
        if value is None:
            values[period].pop(code, None)
        else:
            values[period][code] = value
    return values
