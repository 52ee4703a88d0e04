"""Files of a kept report: made from its tree each time, and kept for a while."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from django.core.cache import caches

from framsteg.accounts.models import Municipality
from framsteg.lib.no_room import is_for_want_of_room

from .document import Chart, Report, blocks_of
from .formats import FORMATS, Format
from .look import Look, UnusableTemplate
from .municipal_look import look_of

logger = logging.getLogger(__name__)

KEPT_SECONDS = 3600
BY_SUFFIX: Mapping[str, Format] = {each.suffix: each for each in FORMATS.values()}


def made(report: Report, suffix: str, municipality: Municipality, *, checksum: str = "") -> bytes:
    """The report as a file. With the checksum of its content, the file is kept for a while. Raises KeyError."""
    chosen, look = BY_SUFFIX[suffix], look_of(municipality)
    if not checksum:
        return _rendered(report, chosen, look)
    key = f"report:{checksum}:{suffix}:{municipality.pk}:{municipality.version}"
    kept: bytes | None = caches["pages"].get(key)
    if kept is None:
        kept = _rendered(report, chosen, look)
        _keep(key, kept)
    return kept


def _rendered(report: Report, chosen: Format, look: Look) -> bytes:
    """A template that cannot be filled in is left out: whoever prepares the release is told, readers get the report."""
    try:
        return chosen.render(report, look)
    except UnusableTemplate:
        logger.warning("The Word template could not be filled in", exc_info=True)
        return chosen.render(report, replace(look, template=b""))


def _keep(key: str, content: bytes) -> None:
    """Where there is no room to keep the file, it is made anew the next time."""
    try:
        caches["pages"].set(key, content, KEPT_SECONDS)
    except OSError as error:
        if not is_for_want_of_room(error):
            raise


def charts_of(report: Report) -> Mapping[str, Chart]:
    """The charts of the report by name."""
    return {block.name: block for block in blocks_of(report) if isinstance(block, Chart)}


def chart_made(report: Report, chart: Chart, kind: Literal["png", "svg"], look: Look) -> bytes:
    """The chart as a picture of its own, with its credit line."""
    from .painting import chart_file  # loaded first when it is needed: it brings the typesetter with it

    return chart_file(report, chart, look, kind, credit=credit_of(report, chart))


def credit_of(report: Report, chart: Chart) -> str:
    """What is to stand beside the chart wherever it is used."""
    publisher = report.meta.publisher or report.meta.municipality
    return f"{chart.source}. {publisher}" if chart.source and chart.source != publisher else publisher
