"""How ordinary a plain change is: the honest figure beside "+31"."""

import numpy as np

from framsteg.analysis.figures import InContext
from framsteg.evaluation.inference.context import change_in_context
from framsteg.evaluation.panel import Panel

SIZE_CLASSES = (0, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000)
"""Municipalities of a class have at least this many inhabitants and fewer than the next figure."""


def in_context(panel: Panel, region: str, period: str, *, is_population: bool) -> InContext:
    """The change of `region` in `period` among all municipalities, and how often one as large is seen.

    For the population, among all years of municipalities of the same size class; else by the engine's own rule.
    """
    seen = change_in_context(panel, region, period)
    low: int | None = None
    high: int | None = None
    share, counted = seen.as_large, seen.unit_periods
    if is_population:
        before = panel.values[panel.place_of(region), panel.time_of(period) - 1]
        low, high = size_class(float(before))
        sizes, changes = panel.values[:, :-1], np.diff(panel.values, axis=1)
        alike = (sizes >= low) & (sizes < (np.inf if high is None else high))
        share, counted = float((changes[alike] >= seen.change).mean()), int(alike.sum())
    return InContext(
        period=seen.period,
        change=seen.change,
        per_cent=100 * seen.relative,
        rank=seen.rank,
        units=seen.units,
        grew=seen.grew,
        as_large=share,
        unit_periods=counted,
        size_low=low,
        size_high=high,
        first=panel.periods[1],
        last=panel.periods[-1],
    )


def size_class(population: float) -> tuple[int, int | None]:
    """The bounds of the class; None where it has no upper one."""
    place = max(at for at, low in enumerate(SIZE_CLASSES) if population >= low)
    return SIZE_CLASSES[place], SIZE_CLASSES[place + 1] if place + 1 < len(SIZE_CLASSES) else None
