"""The pieces that pages of programmes repeat up to hundreds of times, where a template's loop would be dear."""

from functools import lru_cache
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text
from framsteg.web.presenters.common import Day, Linked
from framsteg.web.presenters.stages import StageMark
from framsteg.web.presenters.sub_projects import Lines, SubProjectLine
from framsteg.web.presenters.timeline import Moment
from framsteg.web.site import current_language

from .site import icon

register = template.Library()


@register.filter
@lru_cache(maxsize=64)
def chip(mark: StageMark) -> SafeString:
    """A stage as its word with its icon and colour."""
    return format_html('<span class="chip chip-{}">{}{}</span>', mark.key, icon(mark.key), mark.label)


@register.filter
def moment_line(moment: Moment) -> SafeString:
    """What happened on the line of time: its day, what it was, and its name."""
    when = _time(moment.when) if moment.when else _muted(gettext("The date is not known"))
    name = _link(Linked(moment.title, moment.url), current_language())
    return mark_safe(f"{when} {_muted(f'{moment.kind}:')} {name}")


@register.simple_tag
def sub_project_rows(lines: Lines, without_area: bool = False) -> SafeString:
    """The rows of the table of sub-projects; on a phone each cell is led by the name of its column."""
    columns = _Columns(lines, without_area)
    return mark_safe("\n".join(f'<tr role="row">{columns.cells(line)}</tr>' for line in lines.rows))


class _Columns:
    """The cells of a row, with the words that all rows share looked up once."""

    def __init__(self, lines: Lines, without_area: bool) -> None:
        self.language = current_language()
        self.with_area, self.with_unit, self.with_end = (
            not without_area,
            lines.has_units,
            lines.has_planned_ends,
        )
        self.stage, self.area = escape(gettext("Stage")), escape(gettext("Area"))
        self.unit, self.end = escape(gettext("Lead unit")), escape(gettext("Planned end"))
        self.nameless = f' <span class="nameless">{escape(gettext("The name is not public"))}</span>'
        self.late = f' <span class="chip chip-late">{icon("late")}{escape(gettext("Late"))}</span>'
        self.unknown = _muted(gettext("Not known"))

    def cells(self, line: SubProjectLine) -> str:
        name = _link(Linked(line.name, line.url), self.language)
        stage = f"{chip(line.stage)}{self.late if line.is_late else ''}"
        cells = [
            f'<td role="cell" class="number row-number">{line.number}</td>',
            f'<th role="rowheader" scope="row">{name}{"" if line.is_named else self.nameless}</th>',
            _cell(self.stage, f"<div>{stage}</div>"),
        ]
        if self.with_area:
            cells.append(_cell(self.area, _link(line.area, self.language, "quiet")))
        if self.with_unit:
            cells.append(_cell(self.unit, _text(line.unit, self.language) or self.unknown))
        if self.with_end:
            cells.append(_cell(self.end, _time(line.planned_end) if line.planned_end else self.unknown))
        return "".join(cells)


def _cell(label: str, content: str) -> str:
    return f'<td role="cell" data-label="{label}">{content}</td>'


def _link(linked: Linked, language: Language, css_class: str = "") -> str:
    marked = f' class="{css_class}"' if css_class else ""
    return f'<a{marked} href="{escape(linked.url)}">{_text(linked.text, language)}</a>'


def _text(text: Text, language: Language) -> str:
    """The text, marked with its language where that is not the page's own."""
    written = escape(text.value)
    return written if text.language == language else f'<span lang="{text.language}">{written}</span>'


def _time(day: Day) -> str:
    return f'<time datetime="{escape(day.iso)}">{escape(day.label)}</time>'


def _muted(text: str) -> str:
    return f'<span class="muted">{escape(text)}</span>'
