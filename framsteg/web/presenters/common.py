"""Small values that many pages show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.lib import markdown
from framsteg.lib.plain_language import (
    Language,
    Text,
    date_short,
    in_language,
    iso_date,
)
from framsteg.programme.models import Decision, PriorityArea, Programme, SubProject


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


def name_of(sub_project: SubProject, language: Language) -> Text:
    """What a sub-project is called: by its number alone where its name is not public."""
    title = in_language(sub_project.title, sub_project.title_en, language)
    return title or Text(number_name(sub_project.number), language)


def number_name(number: int) -> str:
    """ "Delprojekt 7"."""
    return gettext("Sub-project %(number)d") % {"number": number}


def title_of(thing: Any, language: Language) -> Text:
    """The title of anything that has one in Swedish and perhaps in English."""
    return in_language(thing.title, thing.title_en, language)


def programme_url(programme: Programme, municipality: str) -> str:
    return reverse("web:programme", kwargs={"municipality": municipality, "programme": programme.slug})


def list_url(programme: Programme, municipality: str, filters: Mapping[str, str | int] | None = None) -> str:
    address = reverse("web:sub_projects", kwargs={"municipality": municipality, "programme": programme.slug})
    return f"{address}?{urlencode(filters)}" if filters else address


def area_url(programme: Programme, municipality: str, number: int) -> str:
    of = {"municipality": municipality, "programme": programme.slug, "number": number}
    return reverse("web:area", kwargs=of)


def sub_project_url(programme: Programme, municipality: str, number: int) -> str:
    of = {"municipality": municipality, "programme": programme.slug, "number": number}
    return reverse("web:sub_project", kwargs=of)


def decisions_url(programme: Programme, municipality: str) -> str:
    return reverse(
        "web:programme_decisions", kwargs={"municipality": municipality, "programme": programme.slug}
    )


def decision_url(decision: Decision, municipality: str) -> str:
    return reverse("web:decision", kwargs={"municipality": municipality, "number": decision.pk})


def area_name(area: PriorityArea, language: Language) -> Text:
    """ "9. Ett attraktivare centrum"."""
    title = title_of(area, language)
    return Text(f"{area.number}. {title.value}", title.language)
