"""Series over time as lines. The main one is thick and ends in a point; the others differ by dashes as well as colour.

Across, everything is measured in per cent of the width, so that letters and lines keep their size on any screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .axes import BOTTOM, TOP, UNITS, Scale, grid_line, period_labels, scale_of
from .svg import element, text

SIDE = 1.5
"""Blank at both sides of the plot, in per cent of the width."""
DASHES = ("none", "7 4", "2 4", "10 3 2 3", "14 4")


@dataclass(frozen=True)
class Line:
    """A named series; None where there is no figure, which breaks the line."""

    key: str
    label: str
    values: Sequence[float | None]
    is_main: bool = False


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
        *(grid_line(tick, scale, plot, written) for tick in scale.ticks),
        *period_labels(periods, height, _across),
        element(
            "svg",
            *(_path(line, at, scale) for at, line in ordered),
            x=f"{SIDE}%",
            y=TOP,
            width=f"{100 - 2 * SIDE}%",
            height=plot,
            viewBox=f"0 0 {UNITS} {UNITS}",
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


def _across(at: float, count: int) -> float:
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
        x = UNITS / 2 if count == 1 else UNITS * place / (count - 1)
        steps.append(f"{pen}{x:.1f} {UNITS * (1 - scale.share(value)):.1f}")
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
