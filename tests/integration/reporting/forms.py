"""Addresses of the pages at which an owner reports, and what stands in their forms."""

import re
from typing import Any

from django.test import Client

from tests.factories.reporting import Owner


def work_url(of: Owner, language: str = "sv") -> str:
    return f"/{language}/{of.round.programme.municipality.slug}/mitt-arbete/"


def url(of: Owner, place: int = 0) -> str:
    return f"{work_url(of)}{of.asks[place].pk}/"


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def hidden(answer: Any) -> dict[str, str]:
    """What the form carries, as a browser would send it."""
    found = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', answer.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def form(client: Client, of: Owner, place: int = 0, **said: Any) -> dict[str, Any]:
    """The form as it opens, with what somebody writes in it."""
    return {**hidden(client.get(url(of, place))), "stage": "ongoing", "act": "send"} | said
