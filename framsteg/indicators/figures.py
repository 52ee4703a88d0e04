"""Figures on their way in, and what they would change. Plain frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from framsteg.indicators.models import Indicator, Sex, Status


class Figure(NamedTuple):
    """One figure as a source states it."""

    region: str
    period: str
    value: float | None
    status: str = Status.NORMAL.value
    sex: str = Sex.TOTAL.value
    note: str = ""


@dataclass(frozen=True)
class Coverage:
    """What a delivery answers for: a stored figure within it that is not delivered has been withdrawn."""

    periods: frozenset[str]
    regions: frozenset[str] | None = None
    sexes: frozenset[str] = frozenset({Sex.TOTAL.value})

    def holds(self, region: str, period: str, sex: str) -> bool:
        return (
            period in self.periods and sex in self.sexes and (self.regions is None or region in self.regions)
        )


@dataclass(frozen=True)
class Delivery:
    """Figures of one indicator. Without coverage nothing is taken as withdrawn because it is absent."""

    indicator: Indicator
    figures: Sequence[Figure]
    covers: Coverage | None = None
    not_understood: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    updated: str = ""


class Kind(StrEnum):
    NEW = "new"
    REVISED = "revised"
    GONE = "gone"


class Change(NamedTuple):
    """A figure that differs from what is stored. Gone means: had a value, and has none now."""

    kind: Kind
    after: Figure
    before: float | None
    revision: int


@dataclass(frozen=True)
class IndicatorReport:
    """What a delivery would change in one indicator that has `stored` current figures."""

    indicator: Indicator
    changes: tuple[Change, ...]
    unchanged: int
    stored: int
    not_understood: tuple[str, ...] = ()

    def of_kind(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)


@dataclass(frozen=True)
class DeliveryReport:
    """What deliveries would change, or have changed."""

    parts: tuple[IndicatorReport, ...] = field(default_factory=tuple)

    def count(self, kind: Kind) -> int:
        return sum(len(part.of_kind(kind)) for part in self.parts)

    @property
    def changed(self) -> bool:
        return any(part.changes for part in self.parts)

    @property
    def unchanged(self) -> int:
        return sum(part.unchanged for part in self.parts)

    @property
    def not_understood(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line for part in self.parts for line in part.not_understood))
