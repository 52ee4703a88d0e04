"""A whole and its parts as one bar. Parts differ by pattern as well as colour, and the table beside names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .svg import element, text


class Fill(StrEnum):
    """How a part is filled: told apart without seeing colours, on paper too."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"
    GRID = "grid"
    BACK_STRIPES = "back-stripes"
    EMPTY = "empty"
    PALE = "pale"


@dataclass(frozen=True)
class Segment:
    """A part of the whole. `key` becomes a class, so that a page can colour it; `colour` serves where there is none."""

    key: str
    label: str
    value: int
    fill: Fill
    colour: str


GAP = 0.35
"""Blank between two parts, in per cent of the bar."""
_PATTERN_SIZE = 7


def stacked_bar(
    segments: Sequence[Segment],
    *,
    identity: str,
    title: str,
    description: str,
    patterns: str = "",
    width: str = "100%",
    height: int = 28,
) -> str:
    """The bar as an SVG element. `identity` is unique in its page; parts without a value are left out of the bar.

    A bar defines the patterns of all its segments, so that later bars of the page can name it in `patterns` and use
    them too.

    Horizontal measures are per cent of `width`, so that patterns and corners keep their shape at any size.
    """
    shown = [segment for segment in segments if segment.value > 0]
    names = f"{identity}-title", f"{identity}-desc"
    return element(
        "svg",
        element("title", text(title), id=names[0]),
        element("desc", text(description), id=names[1]),
        *([] if patterns else [element("defs", *(_pattern(each, identity) for each in segments))]),
        *(_bars(shown, patterns or identity, height) or [_nothing(height)]),
        class_="chart stacked-bar",
        role="img",
        aria_labelledby=" ".join(names),
        width=width,
        height=height,
        xmlns="http://www.w3.org/2000/svg",
    )


def _bars(segments: Sequence[Segment], patterns: str, height: int) -> list[str]:
    whole = sum(segment.value for segment in segments)
    room = 100 - GAP * (len(segments) - 1)
    bars, at = [], 0.0
    for segment in segments:
        width = room * segment.value / whole
        bars.append(
            element(
                "rect",
                class_=f"segment segment-{segment.key}",
                x=f"{at:.3f}%",
                y=1,
                width=f"{width:.3f}%",
                height=height - 2,
                rx=2,
                fill=f"url(#{patterns}-{segment.key})",
                stroke=segment.colour,
                stroke_width=1.5,
            )
        )
        at += width + GAP
    return bars


def _nothing(height: int) -> str:
    return element(
        "rect", class_="segment segment-none", x=0, y=1, width="100%", height=height - 2, rx=2, fill="none",
        stroke="#767676", stroke_width=1.5, stroke_dasharray="4 3",
    )  # fmt: skip


def _pattern(segment: Segment, identity: str) -> str:
    size = _PATTERN_SIZE
    ground = element("rect", class_="pattern-ground", width=size, height=size, fill=_ground(segment))
    return element(
        "pattern",
        ground,
        *_marks(segment, size),
        id=f"{identity}-{segment.key}",
        class_=f"pattern pattern-{segment.key}",
        patternUnits="userSpaceOnUse",
        width=size,
        height=size,
        **({"patternTransform": "rotate(45)"} if segment.fill is Fill.STRIPES else {}),
        **({"patternTransform": "rotate(-45)"} if segment.fill is Fill.BACK_STRIPES else {}),
    )


def _ground(segment: Segment) -> str:
    return segment.colour if segment.fill is Fill.SOLID else "#ffffff"


def _marks(segment: Segment, size: int) -> list[str]:
    paint = {"fill": segment.colour, "class_": "pattern-mark"}
    match segment.fill:
        case Fill.STRIPES | Fill.BACK_STRIPES:
            return [element("rect", width=size // 2, height=size, **paint)]
        case Fill.DOTS:
            return [element("circle", cx=size / 2, cy=size / 2, r=1.6, **paint)]
        case Fill.GRID:
            return [
                element("rect", width=size, height=1.2, **paint),
                element("rect", width=1.2, height=size, **paint),
            ]
        case Fill.PALE:
            return [element("rect", width=size, height=size, opacity=0.25, **paint)]
    return []
