from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.accounts.models import Municipality
from framsteg.reports.document import Report
from framsteg.reports.making import BY_SUFFIX, chart_made, charts_of, made
from framsteg.reports.models import ReportEdition
from framsteg.reports.municipal_look import look_of
from framsteg.reports.queries.afterwards import afterwards as came_after
from framsteg.reports.queries.claims import OBJECT_TYPE, words_of
from framsteg.reports.queries.editions import edition_at, editions_of, newest_number, reports_of
from framsteg.reports.renderers import html
from framsteg.web.exceptions import exceptions_of
from framsteg.web.presenters.afterwards import afterwards_page, origins
from framsteg.web.presenters.provenance import PageProvenance, provenance_of
from framsteg.web.presenters.reports import downloads_of, edition_lines, edition_url
from framsteg.web.site import Link, current_language, keep_municipality, municipality_of


@require_safe
def report_list(request: HttpRequest, municipality: str) -> HttpResponse:
    """The newest edition of every report."""
    tenant = municipality_of(request, municipality)
    title, language = gettext("Reports"), current_language()
    return render(
        request,
        "web/reports/reports.html",
        {
            "lines": edition_lines(reports_of(tenant.pk, language), municipality, language),
            "title": title,
            "description": gettext("Final reports and tertial reports, each as it was signed."),
            "breadcrumbs": (Link(title),),
        },
    )


@require_safe
def newest(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """To the newest edition. The way is not kept by browsers: another edition may come."""
    try:
        number = newest_number(municipality, slug)
    except ReportEdition.DoesNotExist:
        raise _no_such_report() from None
    response = HttpResponseRedirect(edition_url(municipality, slug, number))
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def edition(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """The report as it was signed, made from the kept bytes alone; around it what is known now."""
    found = _found(request, municipality, slug, number)
    language = current_language()
    lines = edition_lines(editions_of(found, language), municipality, language, number)
    after = {"municipality": municipality, "slug": slug, "number": number}
    return render(
        request,
        "web/reports/edition.html",
        {
            "report": mark_safe(html.render(found.tree, look_of(found.municipality))),
            "edition": found,
            "editions": lines,
            "newer": lines[0] if lines and not lines[0].is_this else None,
            "is_translated": found.language == language,
            "downloads": downloads_of(found, municipality),
            "after_url": reverse("web:report_afterwards", kwargs=after),
            "title": found.title,
            "breadcrumbs": _trail(municipality, Link(found.title)),
            "notes": _notes(found),
            "exceptions": exceptions_of(
                request, OBJECT_TYPE, found.draft_id, words_of(found.tree), municipality
            ),
        },
    )


@require_safe
def afterwards(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """What has happened since, beside the report and never inside it."""
    found = _found(request, municipality, slug, number)
    language = current_language()
    title, told = gettext("What came after"), came_after(found, on=timezone.localdate())
    return render(
        request,
        "web/reports/afterwards.html",
        {
            "page": afterwards_page(told, found, municipality, language),
            "edition": found,
            "edition_url": edition_url(municipality, slug, number),
            "title": f"{title}: {found.title}",
            "description": gettext("What has become known since the report was signed."),
            "breadcrumbs": _trail(
                municipality, Link(found.title, edition_url(municipality, slug, number)), Link(title)
            ),
            "notes": provenance_of([found.draft, *origins(told)], language),
        },
    )


@require_safe
def download(request: HttpRequest, municipality: str, slug: str, number: int, extension: str) -> HttpResponse:
    """The edition as a file. JSON is the kept bytes, untouched."""
    found = _found(request, municipality, slug, number)
    if extension == "json":
        return as_file(bytes(found.content), "application/json", f"{slug}-{number}.json")
    content, media_type = file_of(found.tree, extension, found.municipality, checksum=found.sha256)
    return as_file(content, media_type, f"{slug}-{number}.{extension}")


@require_safe
def chart(
    request: HttpRequest, municipality: str, slug: str, number: int, chart: str, extension: str
) -> HttpResponse:
    """A chart of the edition as a picture."""
    found = _found(request, municipality, slug, number)
    return chart_file(found.tree, chart, extension, found.municipality)


def file_of(
    report: Report, extension: str, municipality: Municipality, *, checksum: str = ""
) -> tuple[bytes, str]:
    """The report as a file and its media type; 404 where there is no such format."""
    if extension not in BY_SUFFIX:
        raise Http404(gettext("The report cannot be had in that format."))
    return made(report, extension, municipality, checksum=checksum), BY_SUFFIX[extension].content_type


def chart_file(report: Report, name: str, extension: str, municipality: Municipality) -> HttpResponse:
    found = charts_of(report).get(name)
    if found is not None and extension == "svg":
        content = chart_made(report, found, "svg", look_of(municipality))
        return as_file(content, "image/svg+xml", f"{name}.svg")
    if found is not None and extension == "png":
        return as_file(chart_made(report, found, "png", look_of(municipality)), "image/png", f"{name}.png")
    raise Http404(gettext("There is no such chart here."))


def as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(request: HttpRequest, municipality: str, slug: str, number: int) -> ReportEdition:
    try:
        found = edition_at(municipality, slug, number, current_language())
    except ReportEdition.DoesNotExist:
        raise _no_such_report() from None
    keep_municipality(request, found.municipality)
    return found


def _no_such_report() -> Http404:
    return Http404(gettext("There is no such report here."))


def _trail(municipality: str, *further: Link) -> tuple[Link, ...]:
    return (
        Link(gettext("Reports"), reverse("web:reports", kwargs={"municipality": municipality})),
        *further,
    )


def _notes(found: ReportEdition) -> PageProvenance:
    return provenance_of([found.draft], current_language())
