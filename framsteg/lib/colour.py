"""Colours and their contrast, by the formulas of WCAG 2.2."""

import re
from collections.abc import Iterable

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
TEXT_CONTRAST = 4.5
"""Least contrast of running text (WCAG 2.2, 1.4.3)."""


class NotAColour(ValueError):
    """The text is no colour of the form #rrggbb."""


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", 0 for black to 1 for white."""
    if not _HEX.fullmatch(colour):
        raise NotAColour(colour)
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(backgrounds: Iterable[str], text: str, least: float = TEXT_CONTRAST) -> bool:
    """Whether `text` can be read on every one of `backgrounds`."""
    return all(contrast(background, text) >= least for background in backgrounds)


def mixed(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` mixed in."""
    luminance(one), luminance(other)
    parts = (
        round(int(one[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def until_readable(colour: str, toward: str, backgrounds: Iterable[str], least: float = TEXT_CONTRAST) -> str:
    """`colour` with as little of `toward` mixed in as makes it readable on every one of `backgrounds`.

    Where not even `toward` itself is, `toward`.
    """
    grounds = tuple(backgrounds)
    for step in range(101):
        shade = mixed(colour, toward, step / 100)
        if readable_on(grounds, shade, least):
            return shade
    return toward


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
