"""What every public page shows around its content: whose site it is, menus, language switch, footer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from framsteg.accounts.models import Municipality
from framsteg.lib.plain_language import Language
from framsteg.web.site import (
    MenuItem,
    Navigation,
    current_language,
    home_url,
    municipality_of,
    site_content,
)
from framsteg.web.theme import Theme, theme_of

NO_NAVIGATION = Navigation()


@dataclass(frozen=True)
class LanguageLink:
    """The way to the other language: to the same page, or to the start page where there is no translation."""

    code: Language
    name: str
    url: str
    is_translation: bool = True
    asked: str = ""
    """What the address asks for after its path, such as filters: a reader keeps it, the page's own address has none."""


@dataclass(frozen=True)
class Chrome:
    """The frame of a page. Pages without a municipality (the list of several, errors) have an empty one."""

    language: Language
    today: date
    other_language: LanguageLink
    root_url: str
    is_demo: bool
    municipality: Municipality | None = None
    home_url: str = ""
    navigation: Navigation = NO_NAVIGATION
    menu: tuple[MenuItem, ...] = ()
    theme: Theme | None = None
    canonical_url: str = ""
    search_url: str = ""
    contact_url: str = ""
    theme_url: str = ""
    about_url: str = ""
    my_work_url: str = ""
    page_path: str = ""
    """Where the page is, for links that tell of it; empty on personal pages."""
    reports_url: str = ""
    press_url: str = ""


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome` for public pages; nothing under the editor's path."""
    if request.path.startswith(settings.EDITOR_PATH):
        return {}
    return {"chrome": chrome_of(request)}


def chrome_of(request: HttpRequest) -> Chrome:
    """The frame of the page asked for; made once per request."""
    kept: Chrome | None = getattr(request, "framsteg_chrome", None)
    if kept is None:
        kept = _made(request)
        request.framsteg_chrome = kept  # type: ignore[attr-defined]
    return kept


def _made(request: HttpRequest) -> Chrome:
    language = current_language()
    municipality = _municipality(request)
    frame = Chrome(
        language=language,
        today=timezone.localdate(),
        other_language=_other_language(request, language, municipality),
        root_url=request.build_absolute_uri("/")[:-1],
        is_demo=settings.FRAMSTEG_DEMO,
    )
    return _with_municipality(frame, municipality, request) if municipality else frame


def _with_municipality(frame: Chrome, municipality: Municipality, request: HttpRequest) -> Chrome:
    navigation = site_content().navigation(request, municipality, frame.language)
    theme = theme_of(municipality)
    path = "" if getattr(request, "framsteg_private", False) else request.path
    of = {"municipality": municipality.slug}
    return Chrome(
        language=frame.language,
        today=frame.today,
        other_language=frame.other_language,
        root_url=frame.root_url,
        is_demo=frame.is_demo,
        municipality=municipality,
        home_url=home_url(municipality.slug, frame.language),
        navigation=navigation,
        menu=main_menu(municipality, navigation, request.path),
        theme=theme,
        canonical_url=frame.root_url + path if path else "",
        page_path=path,
        search_url=reverse("web:search", kwargs=of),
        contact_url=reverse("web:contact", kwargs=of),
        about_url=reverse("web:about", kwargs=of),
        my_work_url=reverse("web:my_work", kwargs=of),
        reports_url=reverse("web:reports", kwargs=of),
        press_url=reverse("web:press_releases", kwargs=of),
        theme_url=f"{reverse('web:theme', kwargs=of)}?v={theme.fingerprint}",
    )


def main_menu(municipality: Municipality, navigation: Navigation, path: str) -> tuple[MenuItem, ...]:
    """The programmes, the sections that the municipality made, then decisions, events, figures and evaluations."""
    of = {"municipality": municipality.slug}
    fixed = [
        (gettext("Programmes"), "web:programmes"),
        (gettext("Decisions"), "web:decisions"),
        (gettext("Events"), "web:events"),
        (gettext("Indicators"), "web:indicators"),
        (gettext("Evaluations"), "web:evaluations"),
    ]
    programmes, *others = (_entry(title, reverse(name, kwargs=of), path) for title, name in fixed)
    return (programmes, *navigation.main, *others)


def _entry(title: str, url: str, path: str) -> MenuItem:
    return MenuItem(title, url, current=path == url, open=path.startswith(url))


def _municipality(request: HttpRequest) -> Municipality | None:
    """The municipality that the address belongs to: /<language>/<municipality>/…"""
    parts = request.path_info.split("/")
    if len(parts) < 4 or parts[1] not in dict(settings.LANGUAGES):
        return None
    try:
        return municipality_of(request, parts[2])
    except Http404:
        return None


def _other_language(
    request: HttpRequest, language: Language, municipality: Municipality | None
) -> LanguageLink:
    """The same address in the other language; the CMS's pages say on the request where their translation is."""
    other: Language = "en" if language == "sv" else "sv"
    name = {"sv": "Svenska", "en": "English"}[other]
    translation: str | None = getattr(request, "framsteg_translation_url", "unknown")
    if translation == "unknown":
        asked = f"?{query}" if (query := request.META.get("QUERY_STRING", "")) else ""
        return LanguageLink(other, name, request.path.replace(f"/{language}/", f"/{other}/", 1), asked=asked)
    if translation:
        return LanguageLink(other, name, translation)
    with override(other):
        start = home_url(municipality.slug, other) if municipality else f"/{other}/"
    return LanguageLink(other, name, start, is_translation=False)
