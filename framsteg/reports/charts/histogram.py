"""How many there are of each size, as bars, with one of them pointed out: where the one asked about lies among all.

Across, everything is measured in per cent of the width, so that letters keep their size on any screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from .svg import element, text

TOP, BOTTOM = 40, 26
GAP = 0.25
"""Blank between two bars, in per cent of the width."""


@dataclass(frozen=True)
class Bin:
    """Those from `low` up to, not including, `high`. The first and last bins also hold all that lie further out."""

    low: float
    high: float
    count: int
    is_first: bool = False
    is_last: bool = False


def bins_of(values: Sequence[float], width: float, most: int = 25) -> tuple[Bin, ...]:
    """`values` in bins of `width` around zero, at most `most`; what lies further out is counted in the end bins."""
    reach = max((abs(value) for value in values), default=width)
    half = max(1, min(most // 2, ceil(reach / width)))
    counts = [0] * (2 * half)
    for value in values:
        counts[min(max(floor(value / width) + half, 0), 2 * half - 1)] += 1
    return tuple(
        Bin((at - half) * width, (at - half + 1) * width, count, at == 0, at == 2 * half - 1)
        for at, count in enumerate(counts)
    )


def histogram(
    bins: Sequence[Bin],
    own: float,
    *,
    identity: str,
    title: str,
    description: str,
    own_label: str,
    written: Callable[[float], str],
    height: int = 260,
) -> str:
    """The chart as an SVG element. `own` is the value that is pointed out."""
    names = f"{identity}-title", f"{identity}-desc"
    tallest = max((each.count for each in bins), default=0) or 1
    plot = height - TOP - BOTTOM
    at = place_of(own, bins)
    low, high = bins[0].low, bins[-1].high
    x = 100 * (min(max(own, low), high) - low) / (high - low)
    return element(
        "svg",
        element("title", text(title), id=names[0]),
        element("desc", text(description), id=names[1]),
        *(_bar(each, place, len(bins), tallest, plot, place == at) for place, each in enumerate(bins)),
        element(
            "line", x1="0%", x2="100%", y1=TOP + plot, y2=TOP + plot, stroke="#999999", class_="grid"
        ),
        *_labels(bins, height, written),
        element(
            "line", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1=TOP - 14, y2=TOP + plot, stroke="#8a3c12", stroke_width=2.5,
            class_="own-mark",
        ),
        element(
            "text", text(own_label), x=f"{x:.2f}%", y=TOP - 22,
            text_anchor="end" if x > 70 else "start" if x < 30 else "middle", class_="tick own-label", fill="#8a3c12",
        ),
        class_="histogram",
        width="100%",
        height=height,
        role="img",
        aria_labelledby=" ".join(names),
        font_size="14",
    )  # fmt: skip


def place_of(value: float, bins: Sequence[Bin]) -> int:
    """The number of the bin that `value` is counted in."""
    return next((at for at, each in enumerate(bins) if value < each.high), len(bins) - 1)


def _bar(each: Bin, at: int, count: int, tallest: int, plot: int, is_own: bool) -> str:
    width = 100 / count
    tall = plot * each.count / tallest
    return element(
        "rect",
        x=f"{at * width + GAP / 2:.3f}%",
        y=TOP + plot - tall,
        width=f"{width - GAP:.3f}%",
        height=tall,
        fill="#b4521e" if is_own else "#8fb3bd",
        class_="bar bar-own" if is_own else "bar",
    )


def _labels(bins: Sequence[Bin], height: int, written: Callable[[float], str]) -> list[str]:
    low, high = bins[0].low, bins[-1].high
    return [
        element(
            "text",
            text(written(value)),
            x=f"{x}%",
            y=height - 6,
            text_anchor=anchor,
            class_="tick",
            fill="#444444",
        )
        for value, x, anchor in ((low, 0, "start"), ((low + high) / 2, 50, "middle"), (high, 100, "end"))
    ]
