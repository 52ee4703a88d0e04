"""Can the programme be followed? Its goals and figures with their evidence, as a page and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.analysis.queries.figures_traced import every_figure, few_figures, figures_of, totals
from framsteg.analysis.queries.goals_traced import goals_of
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.web.presenters import trace_files
from framsteg.web.presenters.trace import trace_page, trace_url
from framsteg.web.presenters.trace_figures import public_way
from framsteg.web.site import Link, current_language

from .programme_lookup import menu, no_such_page, page_number, programme_at, trail

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def of_a_programme(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    found = programme_at(request, municipality, programme)
    language, url = current_language(), trace_url(found, municipality)
    goals = goals_of(found)
    few = few_figures(found, goals)
    try:
        figures = figures_of(found, few, page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    page = trace_page(found, goals, figures, totals(found, few), url, language, public_way(municipality))
    title = gettext("Follow goals and figures")
    return render(
        request,
        "web/programme/trace.html",
        {
            "page": page,
            "title": f"{title}: {page.programme.text.value}",
            "breadcrumbs": trail(found, municipality, Link(title)),
            "subnavigation": menu(request, found, municipality),
            "notes": page.provenance,
            "files": [
                (gettext("Everything as an Excel workbook"), f"{url}granskning.xlsx"),
                (gettext("The goals as CSV"), f"{url}mal.csv"),
                (gettext("The figures as CSV"), f"{url}siffror.csv"),
            ],
        },
    )


@require_safe
def goals_csv(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    found = programme_at(request, municipality, programme)
    sheet = trace_files.goals_sheet(
        goals_of(found), current_language(), public_way(municipality), _root(request)
    )
    return _file(trace_files.as_csv(sheet), "text/csv; charset=utf-8", f"{found.slug}-mal.csv")


@require_safe
def figures_csv(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    found = programme_at(request, municipality, programme)
    sheet = trace_files.figures_sheet(
        every_figure(found, goals_of(found)), current_language(), public_way(municipality), _root(request)
    )
    return _file(trace_files.as_csv(sheet), "text/csv; charset=utf-8", f"{found.slug}-siffror.csv")


@require_safe
def workbook(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    found = programme_at(request, municipality, programme)
    language, way, root = current_language(), public_way(municipality), _root(request)
    goals = goals_of(found)
    sheets = (
        trace_files.goals_sheet(goals, language, way, root),
        trace_files.figures_sheet(every_figure(found, goals), language, way, root),
        trace_files.totals_sheet(goals, totals(found, few_figures(found, goals)), language),
    )
    return _file(trace_files.as_workbook(sheets), XLSX, f"{found.slug}-granskning.xlsx")


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


def _file(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
