"""Small pieces that the pages of programmes repeat many times."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from framsteg.web.presenters.stages import StageMark

from .site import icon

register = template.Library()


@register.filter
@lru_cache(maxsize=64)
def chip(mark: StageMark) -> SafeString:
    """A stage as its word with its icon and colour."""
    return format_html('<span class="chip chip-{}">{}{}</span>', mark.key, icon(mark.key), mark.label)
