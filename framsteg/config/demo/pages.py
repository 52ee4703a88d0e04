"""Pages of the demo in both languages: each with its translation, published, and remembered by the loader."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from framsteg.config import portals
from framsteg.config.demo.loader import Gone, Loader
from framsteg.config.demo.text import text
from framsteg.lib.markdown import to_html
from framsteg.lib.plain_language import Language

LANGUAGES: tuple[Language, ...] = ("sv", "en")
Block = tuple[str, Any]
Maker = Callable[[Language], Page]


@dataclass(frozen=True)
class Both:
    """The same text in Swedish and English."""

    sv: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return text(self.en if language == "en" else self.sv)


def key(name: str, language: Language) -> str:
    return f"page/{language}/{name}"


def add(demo: Loader, name: str, make: Maker, *, under: str = "") -> None:
    """Publish what `make` gives for each language below the page called `under`; below the portal without one."""
    for language in LANGUAGES:
        demo.add_through(key(name, language), partial(_place, demo, name, make, under, language))


def paragraphs(written: str) -> Block:
    """Text and lists, written in the programme's Markdown."""
    return "text", RichText(to_html(written))


def heading(written: str) -> Block:
    return "heading", written


def fact_box(title: str, written: str) -> Block:
    return "fact_box", {"heading": title, "text": RichText(to_html(written))}


def _place(demo: Loader, name: str, make: Maker, under: str, language: Language) -> Page:
    parent = demo.the(key(under, language), Page) if under else _portal(language)
    page = make(language)
    page.locale = Locale.objects.get(language_code=language)
    page.translation_key = uuid5(NAMESPACE_URL, f"framsteg-demo/{name}")
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _portal(language: Language) -> Page:
    found = portals.portal(language)
    if found is None:
        raise Gone(language)
    return found
