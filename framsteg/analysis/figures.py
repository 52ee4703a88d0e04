"""What a run comes to, as plain values: stored as JSON with the finding and read back by pages and sentences."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class After:
    """The figures of one period with the programme, in the indicator's unit.

    `low` and `high` bound what untreated municipalities of similar size would lead one to expect, `effect_low` and
    `effect_high` the effect; `smallest` is the smallest effect that could have been seen; `p` the share of all
    municipalities whose effect is at least as large for their size.
    """

    period: str
    periods: int
    actual: float
    expected: float
    effect: float
    low: float
    high: float
    effect_low: float
    effect_high: float
    smallest: float
    p: float

    @property
    def is_within_band(self) -> bool:
        return self.low <= self.actual <= self.high

    @property
    def is_well_within(self) -> bool:
        """Whether the effect is less than half of what could have been seen."""
        return self.is_within_band and abs(self.effect) < self.smallest / 2


@dataclass(frozen=True)
class InContext:
    """How ordinary the plain change of the answer's period is.

    `as_large` is the share of `unit_periods` in which a change at least as large was seen: of municipalities with
    `size_low` to `size_high` inhabitants where the indicator is the population (`size_high` None: or more), else of all
    of roughly the same level; from `first` to `last`.
    """

    period: str
    change: float
    per_cent: float
    rank: int
    units: int
    grew: int
    as_large: float
    unit_periods: int
    size_low: int | None
    size_high: int | None
    first: str
    last: str


@dataclass(frozen=True)
class KeyFigures:
    """What the sentences are made of: the period that the answer is about, the last one followed, and all of them.

    `p` and `rank` are of the mean effect over all periods followed, adjusted for size, among `units` municipalities;
    the claim level follows from them and from the checks.
    """

    answer: After
    latest: After
    p: float
    rank: int
    units: int
    alpha: float
    context: InContext | None


def stored(value: Any) -> dict[str, Any]:
    """A dataclass as it is stored."""
    return asdict(value)


def key_figures_of(kept: Mapping[str, Any]) -> KeyFigures | None:
    """Key figures as they were stored; None where nothing was computed."""
    if not kept:
        return None
    context = kept["context"]
    return KeyFigures(
        answer=After(**kept["answer"]),
        latest=After(**kept["latest"]),
        p=kept["p"],
        rank=kept["rank"],
        units=kept["units"],
        alpha=kept["alpha"],
        context=InContext(**context) if context else None,
    )
