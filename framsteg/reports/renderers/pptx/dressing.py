"""Measures and small touches that every slide shares."""

import re
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP = Inches(0.7), Inches(1.65)
ROOM, TALL = Inches(11.93), Inches(5.2)
FONT, QUIET = "Calibri", "#4d575a"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """`text` without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def fill(form: Any, colour: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = rgb(colour)


def paint(shape: Any, colour: str) -> None:
    fill(shape, colour)
    shape.line.fill.background()


def dress(frame: Any, size: int, colour: str, *, bold: bool = False) -> None:
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        dress_one(paragraph, size, colour, bold=bold)


def dress_one(paragraph: Any, size: int, colour: str, *, bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = rgb(colour)


def describe(frame: Any, alt: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def decorative(shape: Any) -> None:
    """Nothing is told of the shape to those who listen."""
    shape._element.nvSpPr.cNvPr.set("descr", "")


def rgb(colour: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(colour.lstrip("#").upper())
    return made
