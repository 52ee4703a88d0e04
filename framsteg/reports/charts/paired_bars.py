"""What there was to spend and what was spent, line by line, as two bars each. The table beside holds the figures.

Across, everything is measured in per cent of the width, so that letters keep their size on any screen. The upper bar is
striped and the lower one filled: told apart without colours. What is not stated has a word instead of a bar.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .svg import element, text

LABEL, BAR, GAP, AFTER = 22, 13, 3, 14
LONGEST_LABEL = 42
STRIPE, FILLED = "#1d5f9e", "#8a3c12"


@dataclass(frozen=True)
class Pair:
    """A line of the chart; None is not stated."""

    label: str
    upper: int | None
    lower: int | None


def paired_bars(
    pairs: Sequence[Pair],
    *,
    identity: str,
    title: str,
    description: str,
    written: Callable[[int], str],
    not_stated: str,
) -> str:
    """The chart as an SVG element. `identity` is unique in its page."""
    names = f"{identity}-title", f"{identity}-desc"
    scale = _Scale([each for pair in pairs for each in (pair.upper, pair.lower) if each is not None])
    height = len(pairs) * (LABEL + 2 * BAR + GAP + AFTER)
    drawn: list[str] = []
    for at, pair in enumerate(pairs):
        top = at * (LABEL + 2 * BAR + GAP + AFTER)
        drawn.append(_label(pair.label, top))
        drawn += _bar(
            pair.upper, top + LABEL, "upper", f"url(#{identity}-stripes)", scale, written, not_stated
        )
        drawn += _bar(pair.lower, top + LABEL + BAR + GAP, "lower", FILLED, scale, written, not_stated)
    return element(
        "svg",
        element("title", text(title), id=names[0]),
        element("desc", text(description), id=names[1]),
        element("defs", _stripes(identity)),
        *drawn,
        class_="chart paired-bars",
        role="img",
        aria_labelledby=" ".join(names),
        width="100%",
        height=height,
        xmlns="http://www.w3.org/2000/svg",
    )


class _Scale:
    """From amounts to per cent of the width. Room is left on the right for the figure after the longest bar."""

    ROOM = 72.0

    def __init__(self, amounts: Sequence[int]) -> None:
        self._low = min(0, *amounts, 0)
        self._span = max(0, *amounts, 0) - self._low or 1

    def at(self, amount: int) -> float:
        return self.ROOM * (amount - self._low) / self._span


def _bar(
    amount: int | None,
    top: int,
    name: str,
    fill: str,
    scale: _Scale,
    written: Callable[[int], str],
    not_stated: str,
) -> list[str]:
    if amount is None:
        return [_figure(not_stated, scale.at(0), top, "not-stated")]
    zero, end = scale.at(0), scale.at(amount)
    left, width = min(zero, end), max(abs(end - zero), 0.3)
    bar = element(
        "rect", class_=f"bar bar-{name}", x=f"{left:.3f}%", y=top, width=f"{width:.3f}%", height=BAR, rx=2,
        fill=fill, stroke=STRIPE if name == "upper" else FILLED, stroke_width=1.2,
    )  # fmt: skip
    return [bar, _figure(written(amount), max(zero, end), top, "figure")]


def _figure(written: str, after: float, top: int, name: str) -> str:
    return element(
        "text", text(written), x=f"{after + 1:.3f}%", y=top + BAR - 2, class_=f"tick {name}", fill="#333333"
    )


def _label(label: str, top: int) -> str:
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return element("text", text(short), x="0%", y=top + LABEL - 7, class_="tick bar-label", fill="#333333")


def _stripes(identity: str) -> str:
    return element(
        "pattern",
        element("rect", class_="pattern-ground", width=6, height=6, fill="#ffffff"),
        element("rect", class_="pattern-mark", width=3, height=6, fill=STRIPE),
        id=f"{identity}-stripes",
        class_="pattern",
        patternUnits="userSpaceOnUse",
        width=6,
        height=6,
        patternTransform="rotate(45)",
    )
