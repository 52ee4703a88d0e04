import sys

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.audit.models import ProvenanceKind
from framsteg.lib.no_room import is_for_want_of_room
from framsteg.web.former_addresses import moved_to
from framsteg.web.presenters.stages import SHOWN_ORDER
from framsteg.web.site import Link, municipality_of


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; the editor is none of their business."""
    sitemap = request.build_absolute_uri("/sitemap.xml")
    return HttpResponse(
        f"User-agent: *\nDisallow: /admin/\nDisallow: /konto/\n\nSitemap: {sitemap}\n",
        content_type="text/plain; charset=utf-8",
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For those who ask at the old address without reading the page."""
    return HttpResponseRedirect(static("img/favicon-32.png"))


@require_safe
def about(request: HttpRequest, municipality: str) -> HttpResponse:
    """How progress is counted, where the statements come from, and what the shapes mean."""
    municipality_of(request, municipality)
    title = gettext("About data and sources")
    context = {
        "title": title,
        "breadcrumbs": [Link(title)],
        "stages": [(stage.value, stage.label) for stage in SHOWN_ORDER],
        "origins": _origins(),
    }
    return render(request, "web/site/about.html", context)


def _origins() -> list[tuple[str, str, str]]:
    meanings = {
        ProvenanceKind.PUBLIC_SOURCE: gettext(
            "Taken from a source that anyone can read; the page links to it."
        ),
        ProvenanceKind.NOT_PUBLIC: gettext(
            "The fact exists but is not public. It is left out, never guessed."
        ),
        ProvenanceKind.ILLUSTRATIVE: gettext(
            "Made up to show how the page looks when there is something to show."
        ),
    }
    return [(kind.value, str(kind.label), meaning) for kind, meaning in meanings.items()]


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was asked for is not here; said in the municipality's own frame, with ways on. Old links lead on."""
    if (address := moved_to(request)) is not None:
        return HttpResponsePermanentRedirect(address)
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    context = {"title": gettext("The page cannot be found"), "reason": reason, "robots": "noindex"}
    return render(request, "404.html", context, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: the browser refused the cookie, or the form was open for very long."""
    context = {"title": gettext("The form could not be sent"), "robots": "noindex"}
    return render(request, "web/site/csrf_failure.html", context, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be read, perhaps not even which site it is meant for: the page asks nothing of it."""
    return HttpResponse(get_template("400.html").render(), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. The page asks nothing of what may be broken: no database, no context.

    A full disk has a page of its own, which says what became of what was sent.
    """
    if is_for_want_of_room(sys.exc_info()[1]):
        was_sent = {"was_sent": request.method == "POST"}
        return HttpResponse(get_template("507.html").render(was_sent), status=507)
    return HttpResponse(get_template("500.html").render(), status=500)
