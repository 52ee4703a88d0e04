"""One region's figures over time, with their revisions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from framsteg.indicators.models import Indicator, Observation, Sex


@dataclass(frozen=True)
class Point:
    """The current figure of a period, and when it was fetched."""

    period: str
    value: float | None
    status: str
    fetched_at: datetime
    note: str = ""
    revised: bool = False


@dataclass(frozen=True)
class Series:
    """The current figures of one region, oldest first."""

    region: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point | None:
        """The newest point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    def at(self, period: str) -> Point | None:
        return next((point for point in self.points if point.period == period), None)


@dataclass(frozen=True)
class Revision:
    """A figure that was changed after it had been fetched once."""

    region: str
    period: str
    before: float | None
    after: float | None
    fetched_at: datetime


def series(indicator: Indicator, region: str, *, sex: str = Sex.TOTAL) -> Series:
    """The current figures of `region`."""
    return series_of(indicator, [region], sex=sex)[region]


def series_of(indicator: Indicator, regions: Collection[str], *, sex: str = Sex.TOTAL) -> dict[str, Series]:
    """The current figures of several regions. One query; a region without figures has an empty series."""
    current: dict[str, dict[str, Point]] = {region: {} for region in regions}
    for region, period, revision, value, status, note, fetched_at in _rows(indicator, regions, sex):
        current[region][period] = Point(period, value, status, fetched_at, note, revision > 0)
    return {
        region: Series(region, tuple(points[at] for at in sorted(points)))
        for region, points in current.items()
    }


def revisions(indicator: Indicator, region: str, *, sex: str = Sex.TOTAL) -> tuple[Revision, ...]:
    """Every change of a figure after it was first fetched, newest first. One query."""
    last: dict[str, float | None] = {}
    found: list[Revision] = []
    for code, period, revision, value, _status, _note, fetched_at in _rows(indicator, [region], sex):
        if revision > 0:
            found.append(Revision(code, period, last.get(period), value, fetched_at))
        last[period] = value
    return tuple(sorted(found, key=lambda each: (each.fetched_at, each.period), reverse=True))


def _rows(
    indicator: Indicator, regions: Collection[str], sex: str
) -> Iterable[tuple[str, str, int, float | None, str, str, datetime]]:
    return (
        Observation.objects.filter(indicator=indicator, region_id__in=regions, sex=sex)
        .order_by("revision")
        .values_list("region_id", "period", "revision", "value", "status", "note", "run__fetched_at")
    )
