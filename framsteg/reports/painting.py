"""Charts as pictures for files and for download: with title, legend and credit line, as PNG or SVG."""

import json
from functools import cache
from typing import Literal

import typst

from .charts.standalone import standalone
from .document import Chart, Report
from .drawing import PAPER_WIDTH, chart_picture, legend
from .fonts import FALLBACKS, FOLDER, settable
from .look import Look

PPI = 144.0
_SHEET = """
#let d = json(bytes(sys.inputs.chart))
#set page(width: 720pt, height: auto, margin: d.margin * 1pt, fill: white)
#set text(font: d.fonts, size: 13pt, lang: d.language)
#if d.title != "" { block(below: 10pt, text(size: 17pt, weight: "bold", d.title)) }
#image(bytes(d.svg), format: "svg", width: 100%)
#if d.legend.len() > 0 { block(above: 10pt, d.legend.map(entry => box({
  box(baseline: 15%, image(bytes(entry.svg), format: "svg", height: 12pt)); [ #entry.name]
})).join(h(18pt))) }
#if d.credit != "" { block(above: 10pt, text(size: 10.5pt, fill: rgb("#4d575a"), d.credit)) }
"""


def chart_file(
    report: Report,
    chart: Chart,
    look: Look,
    kind: Literal["png", "svg"],
    *,
    credit: str = "",
    titled: bool = True,
) -> bytes:
    """The chart on white, as it can be handed out; `credit` stands below it."""
    told = {
        "title": settable(chart.title) if titled else "",
        "svg": settable(chart_picture(report, chart, width=PAPER_WIDTH, font=look.font)),
        "legend": [
            {"svg": standalone(each.sample, 36, look.font), "name": settable(each.name)}
            for each in legend(report, chart)
        ],
        "credit": settable(credit),
        "language": report.language,
        "fonts": list(dict.fromkeys((look.font, *FALLBACKS))),
        "margin": 24 if titled else 0,
    }
    made = typst.compile(
        _SHEET.encode(), font_paths=typefaces(), sys_inputs={"chart": json.dumps(told)}, format=kind, ppi=PPI
    )
    return made if isinstance(made, bytes) else b"".join(made)


@cache
def typefaces() -> typst.Fonts:
    """The typefaces of the project, and no other of the machine: the same file everywhere."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER)])
