"""What was, beside what was to be expected: two lines, a band around the second, and a mark where something began.

Across, everything is measured in per cent of the width, so that letters and lines keep their size on any screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .axes import BOTTOM, TOP, UNITS, Scale, grid_line, period_labels, scale_of
from .svg import element, text

LEFT, RIGHT = 1.5, 3.5
"""Blank at the sides of the plot, in per cent of the width."""


@dataclass(frozen=True)
class Moment:
    """One period: the actual value, the expected one, and between which values untreated ones would lie, if known."""

    period: str
    actual: float
    expected: float
    low: float | None = None
    high: float | None = None


def comparison_chart(
    moments: Sequence[Moment],
    begins: str,
    *,
    identity: str,
    title: str,
    description: str,
    begins_label: str,
    written: Callable[[float], str],
    height: int = 340,
) -> str:
    """The chart as an SVG element; a line stands before the period `begins`."""
    values = [value for each in moments for value in (each.actual, each.expected, each.low, each.high)]
    scale = scale_of([value for value in values if value is not None])
    plot = height - TOP - BOTTOM
    names = f"{identity}-title", f"{identity}-desc"
    return element(
        "svg",
        element("title", text(title), id=names[0]),
        element("desc", text(description), id=names[1]),
        *(grid_line(tick, scale, plot, written) for tick in scale.ticks),
        *period_labels([each.period for each in moments], height, _across),
        *_beginning(moments, begins, begins_label, plot),
        element(
            "svg",
            _band(moments, scale),
            _path([each.expected for each in moments], scale, "line line-expected", "7 4", 2.5),
            _path([each.actual for each in moments], scale, "line line-actual", "none", 3.5),
            x=f"{LEFT}%",
            y=TOP,
            width=f"{100 - LEFT - RIGHT}%",
            height=plot,
            viewBox=f"0 0 {UNITS} {UNITS}",
            preserveAspectRatio="none",
            overflow="visible",
        ),
        class_="comparison-chart",
        width="100%",
        height=height,
        role="img",
        aria_labelledby=" ".join(names),
        font_size="14",
    )


def legend_sample(kind: str) -> str:
    """A short piece of the actual line, the expected line or the band, for the legend."""
    strokes = {"actual": ("none", 3.5), "expected": ("7 4", 2.5)}
    if kind == "band":
        shape = element(
            "rect", x=0, y=1, width=36, height=10, class_="band", fill="#8fb3bd", fill_opacity="0.4"
        )
    else:
        dashes, width = strokes[kind]
        shape = element(
            "line", x1=0, y1=6, x2=36, y2=6, class_=f"line line-{kind}", stroke="#1d4f5c", stroke_width=width,
            stroke_dasharray=dashes,
        )  # fmt: skip
    return element(
        "svg", shape, width=36, height=12, class_="comparison-sample", aria_hidden="true", focusable="false"
    )


def _across(at: float, count: int) -> float:
    """Where period number `at` lies, in per cent of the whole width."""
    return 50.0 if count == 1 else LEFT + (100 - LEFT - RIGHT) * at / (count - 1)


def _inside(at: int, count: int) -> float:
    return UNITS / 2 if count == 1 else UNITS * at / (count - 1)


def _beginning(moments: Sequence[Moment], begins: str, label: str, plot: int) -> list[str]:
    """The line between the last period before and the first after, with its word on the side that has room."""
    at = next((place for place, each in enumerate(moments) if each.period == begins), None)
    if at is None or at == 0:
        return []
    x = _across(at - 0.5, len(moments))
    line = element(
        "line", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1=TOP - 14, y2=TOP + plot, stroke="#444444", stroke_width=1.5,
        stroke_dasharray="2 3", class_="beginning",
    )  # fmt: skip
    word = element(
        "text", text(label), x=f"{x:.2f}%", y=TOP - 8, dx=-6 if x > 50 else 6,
        text_anchor="end" if x > 50 else "start", class_="tick beginning-label", fill="#444444",
    )  # fmt: skip
    return [line, word]


def _band(moments: Sequence[Moment], scale: Scale) -> str:
    """The band, from the last period before the start on, where it is as narrow as the line."""
    known = [(at, each) for at, each in enumerate(moments) if each.low is not None and each.high is not None]
    if not known:
        return ""
    count, first = len(moments), known[0][0]
    anchor = [(first - 1, moments[first - 1].expected)] if first else []
    upper = [*anchor, *((at, each.high) for at, each in known)]
    lower = [*anchor, *((at, each.low) for at, each in known)]
    corners = [*upper, *reversed(lower)]
    points = " ".join(
        f"{_inside(at, count):.1f},{UNITS * (1 - scale.share(value)):.1f}"
        for at, value in corners
        if value is not None
    )
    return element("polygon", points=points, class_="band", fill="#8fb3bd", fill_opacity="0.4")


def _path(values: Sequence[float], scale: Scale, css_class: str, dashes: str, width: float) -> str:
    steps = [
        f"{'L' if at else 'M'}{_inside(at, len(values)):.1f} {UNITS * (1 - scale.share(value)):.1f}"
        for at, value in enumerate(values)
    ]
    return element(
        "path",
        d=" ".join(steps),
        fill="none",
        vector_effect="non-scaling-stroke",
        stroke="#1d4f5c",
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linejoin="round",
        class_=css_class,
    )
