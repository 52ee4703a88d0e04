"""A report as a Word document that an officer goes on editing: real styles, heads of tables, a contents list."""

import io

from framsteg.reports.document import Report, sections_of
from framsteg.reports.look import Look

from . import parts
from .parts import tidy
from .template import FIELDS, NotATemplate, UnknownTemplateField, check, filled, moved, opened
from .writer import Writer

__all__ = ["FIELDS", "NotATemplate", "UnknownTemplateField", "check", "render"]


LONGEST_PROPERTY = 255


def render(report: Report, look: Look) -> bytes:
    """Raises UnknownTemplateField and NotATemplate for the municipality's template in `look`."""
    document = opened(look.template)
    place = filled(document, report)
    written = Writer(document, report, look)
    begins = len(document.element.body)
    if not look.template:
        written.front()
    written.contents()
    for depth, section in sections_of(report):
        written.heading(section.title, depth, section.language)
        for block in section.blocks:
            written.block(block, depth)
    if place is not None:
        moved(document, begins, place)
    parts.set_language(document, report.language)
    document.core_properties.title = tidy(report.title)[:LONGEST_PROPERTY]
    document.core_properties.author = tidy(report.meta.publisher)[:LONGEST_PROPERTY]
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
