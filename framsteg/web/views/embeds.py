"""Boxes that other sites show on their own pages, and the page with the code to copy. Nothing in a box runs.

Only these pages may stand in a frame on another site; every other page may not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace, csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from framsteg.accounts.models import Municipality
from framsteg.indicators.models import Indicator
from framsteg.indicators.queries.catalogue import latest_figure, latest_figures
from framsteg.lib.plain_language import Text
from framsteg.programme.queries.programmes import ListedProgramme, programmes_of
from framsteg.programme.queries.progress import progress
from framsteg.web.presenters.common import title_of
from framsteg.web.presenters.indicator_list import indicator_lines
from framsteg.web.presenters.programmes import programmes_page
from framsteg.web.site import Link, current_language, municipality_of

from .programme_lookup import programme_at

PROGRAMME_HEIGHT, INDICATOR_HEIGHT = 330, 260

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Box:
    """A box that can be shown elsewhere: its title, its address and how high it is on a phone."""

    title: Text
    url: str
    height: int


def framed(view: View) -> View:
    """Let every site show the page in a frame."""
    policy = {"frame-ancestors": ["*"], "script-src": [NONE], "form-action": [NONE]}
    return require_safe(csp_replace(policy)(xframe_options_exempt(view)))


@framed
def programme(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """How a programme stands, as its own page says it."""
    found, language = programme_at(request, municipality, programme), current_language()
    listed = ListedProgramme(found, progress(found).overall)
    page = programmes_page([listed], municipality, language)
    context = {"box": page.groups[0].programmes[0], "notes": page.provenance}
    return _box(request, "web/embeds/programme.html", title_of(found, language), context)


@framed
def indicator(request: HttpRequest, municipality: str, code: str) -> HttpResponse:
    """An indicator's newest figure, with its source."""
    here, language = municipality_of(request, municipality), current_language()
    try:
        latest = latest_figure(here, code)
    except Indicator.DoesNotExist:
        raise Http404(gettext("There is no such indicator here.")) from None
    (line,) = indicator_lines([latest], municipality, language)
    return _box(request, "web/embeds/indicator.html", line.title, {"box": line})


def showing_boxes(view: View) -> View:
    """Let the page show boxes of this site in frames."""
    return require_safe(csp_update({"frame-src": [SELF]})(view))


@showing_boxes
def codes(request: HttpRequest, municipality: str) -> HttpResponse:
    """Every box, as it looks and as code to copy."""
    here, title = municipality_of(request, municipality), gettext("Show on your own site")
    open_data = Link(
        gettext("Open data"), reverse("open_data_pages:overview", kwargs={"municipality": municipality})
    )
    context = {
        "boxes": _boxes(request, here),
        "title": title,
        "description": gettext(
            "Boxes with how a programme stands or the newest figure, for other sites to show."
        ),
        "breadcrumbs": (open_data, Link(title)),
    }
    return render(request, "web/embeds/codes.html", context)


def _boxes(request: HttpRequest, here: Municipality) -> Sequence[Box]:
    language, of = current_language(), {"municipality": here.slug}

    def at(name: str, **parts: str) -> str:
        return request.build_absolute_uri(reverse(f"web:{name}", kwargs=of | parts))

    listed = (each.programme for each in programmes_of(here.pk))
    figures = (each.indicator for each in latest_figures(here))
    return (
        *(
            Box(title_of(each, language), at("programme_box", programme=each.slug), PROGRAMME_HEIGHT)
            for each in listed
        ),
        *(
            Box(title_of(each, language), at("indicator_box", code=each.code), INDICATOR_HEIGHT)
            for each in figures
        ),
    )


def _box(request: HttpRequest, template: str, title: Text, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, {"title": title, "robots": "noindex", **context})
