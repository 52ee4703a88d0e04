"""Small values that many pages show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Protocol
from urllib.parse import urlencode

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, override

from framsteg.lib import markdown
from framsteg.lib.plain_language import (
    Language,
    Text,
    date_short,
    in_language,
    iso_date,
)
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Programme


@dataclass(frozen=True)
class Linked:
    """A name, and where it leads if anywhere."""

    text: Text
    url: str = ""


@dataclass(frozen=True)
class Day:
    """A date for people and for machines, no more exact than what is known."""

    label: str
    iso: str


def rich(swedish: str, english: str, language: Language, heading_level: int = 3) -> SafeString | None:
    """A text in the Markdown subset as HTML, marked with its language where that is not `language`; None for none."""
    text = in_language(swedish, english, language)
    if not text:
        return None
    # Cleaned by lib.markdown: nothing but its few tags comes through.
    html = mark_safe(markdown.to_html(text.value, heading_level))
    return html if text.language == language else format_html('<div lang="{}">{}</div>', text.language, html)


def day_of(day: date | None, precision: str, language: Language) -> Day | None:
    """A date as a label: "3 maj 2016", "maj 2011"."""
    return None if day is None else Day(date_short(day, language, precision), iso_date(day, precision))


class Named(Protocol):
    """An area or a sub-project, whole or in a list."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def title_en(self) -> str: ...


def name_of(sub_project: Named, language: Language) -> Text:
    """What a sub-project is called: by its number alone where its name is not public."""
    title = in_language(sub_project.title, sub_project.title_en, language)
    return title or Text(number_name(sub_project.number), language)


def number_name(number: int) -> str:
    """ "Delprojekt 7"."""
    return gettext("Sub-project %(number)d") % {"number": number}


def title_of(thing: Any, language: Language) -> Text:
    """The title of anything that has one in Swedish and perhaps in English."""
    return in_language(thing.title, thing.title_en, language)


def base_url(municipality: str) -> str:
    """Where all addresses of a municipality begin, in the language of the page.

    Addresses are put together from it: a page has a hundred of them, and resolving each is dear. A test holds them
    to the table of addresses.
    """
    return _base_url(get_language() or settings.LANGUAGE_CODE, get_script_prefix(), municipality)


@lru_cache(maxsize=256)
def _base_url(language: str, prefix: str, municipality: str) -> str:
    with override(language):
        return reverse("web:programmes", kwargs={"municipality": municipality}).removesuffix("program/")


def programme_url(programme: Programme, municipality: str) -> str:
    return f"{base_url(municipality)}program/{programme.slug}/"


def list_url(programme: Programme, municipality: str, filters: Mapping[str, str | int] | None = None) -> str:
    address = f"{programme_url(programme, municipality)}delprojekt/"
    return f"{address}?{urlencode(filters)}" if filters else address


def area_url(programme: Programme, municipality: str, number: int) -> str:
    return f"{programme_url(programme, municipality)}omrade/{number}/"


def sub_project_url(programme: Programme, municipality: str, number: int) -> str:
    return f"{programme_url(programme, municipality)}delprojekt/{number}/"


def rounds_url(programme: Programme, municipality: str) -> str:
    return f"{programme_url(programme, municipality)}uppfoljning/"


def round_url(programme: Programme, municipality: str, day: date) -> str:
    return f"{rounds_url(programme, municipality)}{day.isoformat()}/"


def decisions_url(programme: Programme, municipality: str) -> str:
    return f"{programme_url(programme, municipality)}beslut/"


def money_url(programme: Programme, municipality: str) -> str:
    return f"{programme_url(programme, municipality)}pengar/"


def decision_url(decision: Decision, municipality: str) -> str:
    return f"{base_url(municipality)}beslut/{decision.pk}/"


def events_url(municipality: str) -> str:
    return f"{base_url(municipality)}handelser/"


def event_url(event: Event, municipality: str) -> str:
    return f"{base_url(municipality)}handelser/{event.slug}/"


def area_name(area: Named, language: Language) -> Text:
    """ "9. Ett attraktivare centrum"."""
    return numbered(area.number, area.title, area.title_en, language)


def numbered(number: int, swedish: str, english: str, language: Language) -> Text:
    title = in_language(swedish, english, language)
    return Text(f"{number}. {title.value}", title.language)
