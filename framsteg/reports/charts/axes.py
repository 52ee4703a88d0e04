"""The axes of charts over time: round figures up the side, periods along the bottom.

Across, everything is measured in per cent of the width, so that letters and lines keep their size on any screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from .svg import element, text

TOP, BOTTOM = 22, 26
"""Room above the plot for the topmost figure, and below it for the periods, in pixels."""
UNITS = 1000
"""What the plot itself is measured in, both ways."""
MOST_LABELS = 6


@dataclass(frozen=True)
class Scale:
    """Where values lie: from `low` to `high`, with round figures between at `ticks`."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far up `value` lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Sequence[float]) -> Scale:
    """A scale with three to seven round figures that holds all of `values`. From zero where that costs little."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if 0 < low < 0.35 * high:
        low = 0.0
    if high == low:
        low, high = low - max(1.0, abs(low) * 0.1), high + max(1.0, abs(high) * 0.1)
    step = _round_step((high - low) / 4)
    first, last = floor(low / step), ceil(high / step)
    ticks = tuple(round(at * step, 10) for at in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)


def grid_line(tick: float, scale: Scale, plot: int, written: Callable[[float], str]) -> str:
    y = TOP + plot * (1 - scale.share(tick))
    line = element(
        "line", x1="0%", x2="100%", y1=y, y2=y, stroke="#999999", stroke_opacity="0.5", class_="grid"
    )
    return line + element("text", text(written(tick)), x="0%", y=y - 4, class_="tick", fill="#444444")


def period_labels(periods: Sequence[str], height: int, across: Callable[[float, int], float]) -> list[str]:
    """The first and last period and some between, at equal distances. `across` says where each of how many lies."""
    if not periods:
        return []
    last = len(periods) - 1
    step = max(1, ceil(last / (MOST_LABELS - 1)))
    shown = sorted({0, last} | {at for at in range(0, last, step) if last - at >= step * 0.7})
    return [
        element(
            "text",
            text(periods[at]),
            x=f"{across(at, len(periods)):.2f}%",
            y=height - 6,
            text_anchor="start" if at == 0 and last else "end" if at == last and last else "middle",
            class_="tick",
            fill="#444444",
        )
        for at in shown
    ]
