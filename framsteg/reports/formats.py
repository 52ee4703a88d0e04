"""The formats that a report can be had in, made from the kept tree each time and kept for a while."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.reports.document import Chart, Report, blocks_of
from framsteg.reports.drawing import chart_picture
from framsteg.reports.look import Look

KEPT_SECONDS = 3600
FONT_NAMES = {
    Municipality.Font.ATKINSON: "Atkinson Hyperlegible Next",
    Municipality.Font.SOURCE_SANS: "Source Sans 3",
}
CHART_WIDTH, CHART_PPI = 900, 144
_SHEET = '#set page(width: auto, height: auto, margin: 16pt, fill: white)\n#image("chart.svg")\n'


@dataclass(frozen=True)
class Format:
    """A kind of file: its extension, its media type, what it is called and how it is made."""

    extension: str
    media_type: str
    label: Any
    make: Callable[[Report, Look], bytes]


def _of(*formats: Format) -> Mapping[str, Format]:
    return {each.extension: each for each in formats}


def _by(renderer: str, name: str) -> Callable[[Report, Look], bytes]:
    """A renderer that is loaded first when it is needed: each brings large libraries with it."""

    def make(report: Report, look: Look) -> bytes:
        module = import_module(f"framsteg.reports.renderers.{renderer}")
        content: bytes | str = getattr(module, name)(report, look)
        return content.encode() if isinstance(content, str) else content

    return make


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = _of(
    Format("pdf", "application/pdf", _("Report to print and keep"), _by("pdf", "render")),
    Format("docx", f"{_OFFICE}.wordprocessingml.document", _("Document to go on editing"), _by("docx", "render")),
    Format("pptx", f"{_OFFICE}.presentationml.presentation", _("Slides"), _by("pptx", "render")),
    Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", _("Workbook"), _by("data", "as_xlsx")),
    Format("zip", "application/zip", _("Tables as CSV"), _by("data", "as_csv")),
    Format("html", "text/html; charset=utf-8", _("Web page to keep"), _by("html", "document")),
)
"""All but JSON, which is the kept bytes themselves."""


def look_of(municipality: Municipality) -> Look:
    """The municipality's colours, typeface and logotype."""
    return Look(
        primary=municipality.primary_colour,
        accent=municipality.accent_colour,
        font=FONT_NAMES[Municipality.Font(municipality.font)],
        logo=_logo(municipality),
    )


def made(report: Report, extension: str, municipality: Municipality, *, checksum: str = "") -> bytes:
    """The report as a file. With the checksum of its content, the file is kept for a while. Raises KeyError."""
    chosen = FORMATS[extension]
    look = look_of(municipality)
    if not checksum:
        return chosen.make(report, look)
    key = f"report:{checksum}:{extension}:{municipality.pk}:{municipality.version}"
    kept: bytes | None = caches["pages"].get(key)
    if kept is None:
        kept = chosen.make(report, look)
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

    from framsteg.reports.renderers import pdf

    with tempfile.TemporaryDirectory(prefix="chart-") as folder:
        (Path(folder) / "chart.svg").write_bytes(chart_as_svg(report, chart, look))
        (Path(folder) / "chart.typ").write_text(_SHEET, encoding="utf-8")
        made = typst.compile(
            Path(folder) / "chart.typ", root=folder, font_paths=pdf.fonts(), format="png", ppi=CHART_PPI
        )
    if not isinstance(made, bytes):
        raise pdf.CouldNotBeSet
    return made


def _logo(municipality: Municipality) -> bytes:
    """Nothing where there is none, or where its file has gone: a report is made all the same."""
    if not municipality.logo:
        return b""
    try:
        with municipality.logo.open("rb") as opened:
            content: bytes = opened.read()
    except OSError:
        return b""
    return content
