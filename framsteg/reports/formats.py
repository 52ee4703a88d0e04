"""The formats that a report can be had in, made from the kept tree each time and kept for a while."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import typst
from django.core.cache import caches
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.reports.document import Chart, Report, blocks_of
from framsteg.reports.drawing import chart_picture
from framsteg.reports.fonts import FOLDER
from framsteg.reports.look import Look
from framsteg.reports.renderers import data, html

KEPT_SECONDS = 3600
FONT_NAMES = {
    Municipality.Font.ATKINSON: "Atkinson Hyperlegible Next",
    Municipality.Font.SOURCE_SANS: "Source Sans 3",
}
CHART_WIDTH, CHART_PPI = 900, 144


@dataclass(frozen=True)
class Format:
    """A kind of file: its extension, its media type, what it is called and how it is made."""

    extension: str
    media_type: str
    label: Any
    make: Callable[[Report, Look], bytes]


def _of(*formats: Format) -> Mapping[str, Format]:
    return {each.extension: each for each in formats}


FORMATS: Mapping[str, Format] = _of(
    Format(
        "html", "text/html; charset=utf-8", _("Web page to keep"), lambda r, k: html.document(r, k).encode()
    ),
    Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _("Workbook"),
        data.as_xlsx,
    ),
    Format("zip", "application/zip", _("Tables as CSV"), data.as_csv),
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
    source = '#set page(width: auto, height: auto, margin: 16pt, fill: white)\n#image("chart.svg")'
    made: Any = typst.compile(
        {"main": source.encode(), "chart.svg": chart_as_svg(report, chart, look)},
        format="png",
        ppi=CHART_PPI,
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
    )
    return bytes(made)


def charts_as_zip(report: Report, look: Look) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, chart in charts_of(report).items():
            archive.writestr(f"{name}.svg", chart_as_svg(report, chart, look))
    return packed.getvalue()


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
