"""A report as a Word document that an officer goes on editing: real styles, heads of tables, a contents list."""

import io

from framsteg.reports.document import Report, sections_of
from framsteg.reports.look import Look, UnusableTemplate

from . import parts
from .parts import tidy
from .template import FIELDS, CannotFillIn, NotATemplate, UnknownTemplateField, filled, moved, opened
from .trying import made_up
from .writer import Writer

__all__ = ["FIELDS", "CannotFillIn", "NotATemplate", "UnknownTemplateField", "check", "render"]


LONGEST_PROPERTY = 255


def render(report: Report, look: Look) -> bytes:
    """Raises UnusableTemplate for the municipality's template in `look`; what the machine lacks is not its fault."""
    try:
        return _written(report, look)
    except (UnusableTemplate, MemoryError, OSError):
        raise
    except Exception as error:  # a template can hold anything, and the library raises whatever it stumbles on
        if not look.template:
            raise
        raise CannotFillIn(f"{type(error).__name__}: {error}") from error


def check(template: bytes) -> None:
    """Raises UnusableTemplate for a file that no report could be written in: a made-up one is written in it."""
    render(made_up(), Look(template=template))


def _written(report: Report, look: Look) -> bytes:
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
