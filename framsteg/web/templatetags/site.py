"""Small helpers of the public templates. They format values; none asks the database."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from framsteg.lib import markdown, plain_language
from framsteg.lib.plain_language import Text
from framsteg.web.site import current_language

register = template.Library()

_NOT_IN_SCRIPTS = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


@register.simple_tag
def icon(name: str, css_class: str = "icon") -> SafeString:
    """A shape of static/img/icons.svg in the colour of the text around it; never the only bearer of meaning."""
    return _icon(name, css_class)


@lru_cache(maxsize=256)
def _icon(name: str, css_class: str) -> SafeString:
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css_class,
        static("img/icons.svg"),
        name,
    )


@register.filter
def marked(text: Text | str) -> SafeString | str:
    """`text`, marked with its language where that is not the page's own."""
    if isinstance(text, Text) and text.language != current_language():
        return format_html('<span lang="{}">{}</span>', text.language, text.value)
    return str(text)


@register.filter
def rich(text: Text | str, heading_level: int = 2) -> SafeString:
    """A text in the Markdown subset as HTML, marked with its language where that is not the page's own."""
    html = mark_safe(markdown.to_html(str(text), heading_level))
    if isinstance(text, Text) and text.language != current_language():
        return format_html('<div lang="{}">{}</div>', text.language, html)
    return html


@register.filter
def plain(text: Text | str) -> str:
    """A text in the Markdown subset without its marks."""
    return markdown.to_plain(str(text))


@register.filter
def in_list(day: date) -> str:
    """A date in a list: "tis, 2016-05-03"."""
    return plain_language.date_in_list(day, current_language())


@register.filter
def in_text(day: date) -> str:
    """A date in running text: "den 3 maj 2016"."""
    return plain_language.date_in_text(day, current_language())


@register.filter
def short_date(day: date) -> str:
    """A date as a label: "3 maj 2016"."""
    return plain_language.date_short(day, current_language())


@register.filter
def figure(value: int | float) -> str:
    """A number in figures: "23 729"."""
    return plain_language.number(value, current_language())


@register.filter
def json_ld(data: Any) -> SafeString:
    """Linked data for search engines: a block that no browser runs."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_NOT_IN_SCRIPTS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
