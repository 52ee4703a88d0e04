"""One region's figures over time, with their revisions."""

from collections.abc import Collection, Mapping
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


@dataclass(frozen=True)
class History:
    """The current figures by region, and the revisions of them all, newest first."""

    series: Mapping[str, Series]
    revisions: tuple[Revision, ...]

    def revisions_of(self, region: str) -> tuple[Revision, ...]:
        return tuple(revision for revision in self.revisions if revision.region == region)


def series(indicator: Indicator, region: str, *, sex: str = Sex.TOTAL) -> Series:
    """The current figures of `region`. One query."""
    return series_of(indicator, [region], sex=sex)[region]


def series_of(
    indicator: Indicator, regions: Collection[str], *, sex: str = Sex.TOTAL
) -> Mapping[str, Series]:
    """The current figures of several regions. One query; a region without figures has an empty series."""
    return history(indicator, regions, sex=sex).series


def revisions(indicator: Indicator, region: str, *, sex: str = Sex.TOTAL) -> tuple[Revision, ...]:
    """Every change of a figure after it was first fetched, newest first. One query."""
    return history(indicator, [region], sex=sex).revisions


def history(indicator: Indicator, regions: Collection[str], *, sex: str = Sex.TOTAL) -> History:
    """Current figures and revisions of several regions. One query."""
    current: dict[str, dict[str, Point]] = {region: {} for region in regions}
    changed: list[Revision] = []
    rows = (
        Observation.objects.filter(indicator=indicator, region_id__in=regions, sex=sex)
        .order_by("revision")
        .values_list("region_id", "period", "revision", "value", "status", "note", "run__fetched_at")
    )
    for region, period, revision, value, status, note, fetched_at in rows:
        earlier = current[region].get(period)
        if earlier is not None:
            changed.append(Revision(region, period, earlier.value, value, fetched_at))
        current[region][period] = Point(period, value, status, fetched_at, note, revision > 0)
    found = {
        region: Series(region, tuple(points[at] for at in sorted(points)))
        for region, points in current.items()
    }
    return History(found, tuple(sorted(changed, key=_newness, reverse=True)))


def _newness(revision: Revision) -> tuple[datetime, str]:
    return revision.fetched_at, revision.period
