"""A phone that says something: it opens the form, works for its pass, and sends."""

import re
from html import unescape
from typing import Any

from django.test import Client

from framsteg.participation import form_passes


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*?value="([^"]*)"', page)
    assert found is not None, name
    return unescape(found[1])


def opened(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form, with the work done."""
    ticket = field(client.get(url).content.decode(), "ticket")
    work = next(str(n) for n in range(1_000_000) if form_passes.is_answer(ticket, str(n)))
    return {"ticket": ticket, "work": work}


def text_of(answer: Any) -> str:
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return " ".join(unescape(plain).split())
