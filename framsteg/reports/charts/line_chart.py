"""Series over time as lines. The main one is thick and ends in a point; the others differ by dashes as well as colour.

Across, everything is measured in per cent of the width, so that letters and lines keep their size on any screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from .svg import element, text

TOP, BOTTOM = 22, 26
"""Room above the plot for the topmost figure, and below it for the periods, in pixels."""
SIDE = 1.5
"""Blank at both sides of the plot, in per cent of the width."""
DASHES = ("none", "7 4", "2 4", "10 3 2 3", "14 4")
MOST_PERIOD_LABELS = 6
_UNITS = 1000


@dataclass(frozen=True)
class Line:
    """A named series; None where there is no figure, which breaks the line."""

    key: str
    label: str
    values: Sequence[float | None]
    is_main: bool = False


@dataclass(frozen=True)
class Scale:
    """Where values lie: from `low` to `high`, with round figures between at `ticks`."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far up `value` lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def line_chart(
    lines: Sequence[Line],
    periods: Sequence[str],
    *,
    identity: str,
    title: str,
    description: str,
    written: Callable[[float], str],
    height: int = 320,
    width: str = "100%",
) -> str:
    """The chart as an SVG element; `written` makes the words of a figure on the axis."""
    scale = scale_of([value for line in lines for value in line.values if value is not None])
    plot = height - TOP - BOTTOM
    names = f"{identity}-title", f"{identity}-desc"
    ordered = sorted(enumerate(lines), key=lambda each: each[1].is_main)
    return element(
        "svg",
        element("title", text(title), id=names[0]),
        element("desc", text(description), id=names[1]),
        *(_grid_line(tick, scale, plot, written) for tick in scale.ticks),
        *_period_labels(periods, height),
        element(
            "svg",
            *(_path(line, at, scale) for at, line in ordered),
            x=f"{SIDE}%",
            y=TOP,
            width=f"{100 - 2 * SIDE}%",
            height=plot,
            viewBox=f"0 0 {_UNITS} {_UNITS}",
            preserveAspectRatio="none",
            overflow="visible",
        ),
        *(_end_point(line, scale, plot) for line in lines if line.is_main),
        class_="line-chart",
        width=width,
        height=height,
        role="img",
        aria_labelledby=" ".join(names),
        font_size="14",
    )


def sample(at: int, is_main: bool) -> str:
    """A short piece of line number `at`, for a legend. It bears no meaning of its own."""
    return element(
        "svg",
        element("line", x1=0, y1=6, x2=36, y2=6, **_stroke(at, is_main)),
        width=36,
        height=12,
        class_="line-sample",
        aria_hidden="true",
        focusable="false",
    )


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


def _grid_line(tick: float, scale: Scale, plot: int, written: Callable[[float], str]) -> str:
    y = TOP + plot * (1 - scale.share(tick))
    line = element(
        "line", x1="0%", x2="100%", y1=y, y2=y, stroke="#999999", stroke_opacity="0.5", class_="grid"
    )
    return line + element("text", text(written(tick)), x="0%", y=y - 4, class_="tick", fill="#444444")


def _period_labels(periods: Sequence[str], height: int) -> list[str]:
    """The first and last period and some between, at equal distances."""
    if not periods:
        return []
    last = len(periods) - 1
    step = max(1, ceil(last / (MOST_PERIOD_LABELS - 1)))
    shown = sorted({0, last} | {at for at in range(0, last, step) if last - at >= step * 0.7})
    return [
        element(
            "text",
            text(periods[at]),
            x=f"{_across(at, len(periods)):.2f}%",
            y=height - 6,
            text_anchor="start" if at == 0 and last else "end" if at == last and last else "middle",
            class_="tick",
            fill="#444444",
        )
        for at in shown
    ]


def _across(at: int, count: int) -> float:
    """Where period number `at` lies, in per cent of the whole width."""
    return 50.0 if count == 1 else SIDE + (100 - 2 * SIDE) * at / (count - 1)


def _path(line: Line, at: int, scale: Scale) -> str:
    count = len(line.values)
    steps: list[str] = []
    pen = "M"
    for place, value in enumerate(line.values):
        if value is None:
            pen = "M"
            continue
        x = _UNITS / 2 if count == 1 else _UNITS * place / (count - 1)
        steps.append(f"{pen}{x:.1f} {_UNITS * (1 - scale.share(value)):.1f}")
        pen = "L"
    return element(
        "path",
        element("title", text(line.label)),
        d=" ".join(steps) or "M0 0",
        fill="none",
        vector_effect="non-scaling-stroke",
        stroke_linejoin="round",
        **_stroke(at, line.is_main),
    )


def _stroke(at: int, is_main: bool) -> dict[str, str | int | float]:
    """How line number `at` is drawn: after a round of dashes the next begins one further, against other colours."""
    return {
        "class_": "line line-main" if is_main else f"line line-other line-{at % 10}",
        "stroke": "#1d4f5c" if is_main else "#5b5f66",
        "stroke_width": 3.5 if is_main else 1.75,
        "stroke_dasharray": "none" if is_main else DASHES[(at + at // len(DASHES)) % len(DASHES)],
    }


def _end_point(line: Line, scale: Scale, plot: int) -> str:
    """A point on the last figure of the main line."""
    known = [(at, value) for at, value in enumerate(line.values) if value is not None]
    if not known:
        return ""
    at, value = known[-1]
    return element(
        "circle",
        cx=f"{_across(at, len(line.values)):.2f}%",
        cy=TOP + plot * (1 - scale.share(value)),
        r=5,
        class_="end-point",
        fill="#1d4f5c",
    )
