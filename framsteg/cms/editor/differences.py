"""An old and a new text with what differs marked, word by word."""

import difflib
import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

LONGEST = 12_000
"""Longer texts are shown whole, without marks: comparing them would take too long."""


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """`old` with what is gone in <del>, `new` with what has come in <ins>."""
    if len(old) + len(new) > LONGEST:
        return format_html("{}", old), format_html("{}", new)
    before, after = _words(old), _words(new)
    left, right = [], []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left.append(_wrapped("del", before[a:b], tag))
        right.append(_wrapped("ins", after[c:d], tag))
    return mark_safe("".join(left)), mark_safe("".join(right))


def _wrapped(element: str, words: list[str], tag: str) -> str:
    text = escape("".join(words))
    return text if tag == "equal" or not text else f"<{element}>{text}</{element}>"


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
