"""Makes every format of a kept report once and looks at each; what was seen is kept as long as the files are."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import caches

from framsteg.accounts.models import Municipality
from framsteg.lib.no_room import is_for_want_of_room
from framsteg.reports.document import Report
from framsteg.reports.look import Look, UnusableTemplate
from framsteg.reports.making import BY_SUFFIX, KEPT_SECONDS, made
from framsteg.reports.municipal_look import look_of
from framsteg.reports.renderers import docx

from . import data, office, page, pdf
from .faults import Fault, Found, looked_at

logger = logging.getLogger(__name__)

_LOOKS: Mapping[str, Callable[[bytes, Report], Sequence[Found]]] = {
    "html": page.look,
    "pdf": pdf.look,
    "docx": office.look_at_document,
    "pptx": office.look_at_slides,
    "xlsx": data.look_at_workbook,
    "zip": data.look_at_tables,
    "json": data.look_at_tree,
}


@dataclass(frozen=True)
class Inspected:
    """One format: how large its file is in bytes, 0 where it could not be made, and what is wrong with it."""

    suffix: str
    size: int
    found: tuple[Found, ...]

    @property
    def looked_at(self) -> str:
        return looked_at(self.suffix)


def inspected(report: Report, municipality: Municipality, *, checksum: str) -> tuple[Inspected, ...]:
    """Every format of a kept report, which has this checksum. What was seen is kept as long as the files are.

    Where the disk has no room for a file, the error goes on to whoever asked.
    """
    key = f"inspected:{checksum}:{municipality.pk}:{municipality.version}"
    kept: tuple[Inspected, ...] | None = caches["default"].get(key)
    if kept is None:
        kept = tuple(_one(report, suffix, municipality, checksum) for suffix in BY_SUFFIX)
        if not any(found.fault is Fault.NOT_MADE for each in kept for found in each.found):
            caches["default"].set(key, kept, KEPT_SECONDS)
    return kept


def _one(report: Report, suffix: str, municipality: Municipality, checksum: str) -> Inspected:
    """What could not be made may be made the next time, so it is never kept; a full disk has a page of its own."""
    try:
        content = made(report, suffix, municipality, checksum=checksum)
        return Inspected(
            suffix,
            len(content),
            (*_LOOKS[suffix](content, report), *_template(report, suffix, municipality)),
        )
    except Exception as error:  # whatever a format stumbles on, the release must be told of it
        if is_for_want_of_room(error):
            raise
        logger.exception("The report could not be made as %s", suffix)
        return Inspected(suffix, 0, (Found(Fault.NOT_MADE),))


def _template(report: Report, suffix: str, municipality: Municipality) -> Sequence[Found]:
    """The municipality's Word template, which is left out where this report cannot be written in it."""
    look: Look = look_of(municipality)
    if suffix != "docx" or not look.template:
        return ()
    try:
        docx.render(report, look)
    except docx.UnknownTemplateField as error:
        return (Found(Fault.TEMPLATE_LEFT_OUT, ", ".join(error.fields)),)
    except UnusableTemplate:
        return (Found(Fault.TEMPLATE_LEFT_OUT),)
    return ()
