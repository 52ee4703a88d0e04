"""Files of a kept report: made from its tree each time, and kept for a while."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.core.cache import caches

from framsteg.accounts.models import Municipality

from .document import Chart, Report, blocks_of
from .drawing import chart_picture
from .formats import FORMATS, Format
from .look import Look
from .municipal_look import look_of

KEPT_SECONDS = 3600
CHART_WIDTH, CHART_PPI = 900, 144
_SHEET = '#set page(width: auto, height: auto, margin: 16pt, fill: white)\n#image("chart.svg")\n'
BY_SUFFIX: Mapping[str, Format] = {each.suffix: each for each in FORMATS.values()}


def made(report: Report, suffix: str, municipality: Municipality, *, checksum: str = "") -> bytes:
    """The report as a file. With the checksum of its content, the file is kept for a while. Raises KeyError."""
    chosen, look = BY_SUFFIX[suffix], look_of(municipality)
    if not checksum:
        return chosen.render(report, look)
    key = f"report:{checksum}:{suffix}:{municipality.pk}:{municipality.version}"
    kept: bytes | None = caches["pages"].get(key)
    if kept is None:
        kept = chosen.render(report, look)
        caches["pages"].set(key, kept, KEPT_SECONDS)
    return kept


def charts_of(report: Report) -> Mapping[str, Chart]:
    """The charts of the report by name."""
    return {block.name: block for block in blocks_of(report) if isinstance(block, Chart)}


def chart_as_svg(report: Report, chart: Chart, look: Look) -> bytes:
    return chart_picture(report, chart, width=CHART_WIDTH, font=look.font).encode()


def chart_as_png(report: Report, chart: Chart, look: Look) -> bytes:
    """The drawing on white, large enough for print. Made by the typesetter, which knows the typefaces."""
    import typst

    from .renderers import pdf

    with tempfile.TemporaryDirectory(prefix="chart-") as folder:
        (Path(folder) / "chart.svg").write_bytes(chart_as_svg(report, chart, look))
        (Path(folder) / "chart.typ").write_text(_SHEET, encoding="utf-8")
        made = typst.compile(
            Path(folder) / "chart.typ", root=folder, font_paths=pdf.fonts(), format="png", ppi=CHART_PPI
        )
    if not isinstance(made, bytes):
        raise pdf.CouldNotBeSet
    return made
