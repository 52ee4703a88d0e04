from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.indicators.models import Indicator
from framsteg.indicators.queries import catalogue, growth, neighbours
from framsteg.indicators.queries.series import history
from framsteg.programme.queries.carried import decisions_of_targets
from framsteg.web.presenters.common import title_of
from framsteg.web.presenters.indicator_choice import OWN, choice_of
from framsteg.web.presenters.indicator_files import csv_file, field_meanings, json_data
from framsteg.web.presenters.indicator_list import indicator_lines
from framsteg.web.presenters.indicators import Found, indicator_page
from framsteg.web.site import Link, current_language, municipality_of


@require_safe
def indicator_list(request: HttpRequest, municipality: str) -> HttpResponse:
    """Every public indicator that has a figure for the municipality."""
    found = municipality_of(request, municipality)
    lines = indicator_lines(catalogue.latest_figures(found), municipality, current_language())
    title = gettext("Indicators")
    return render(
        request,
        "web/indicators/indicators.html",
        {
            "lines": lines,
            "name": found.name,
            "title": title,
            "description": gettext("Official figures about %(name)s, with source and history.")
            % {"name": found.name},
            "breadcrumbs": (Link(title),),
        },
    )


@require_safe
def indicator(request: HttpRequest, municipality: str, code: str) -> HttpResponse:
    """One indicator: its figures, how they compare, and where they come from."""
    found = _with_context(_found(request, municipality, code))
    language = current_language()
    page = indicator_page(found, language)
    listed = Link(gettext("Indicators"), reverse("web:indicators", kwargs={"municipality": municipality}))
    return render(
        request,
        "web/indicators/indicator.html",
        {
            "page": page,
            "fields": field_meanings(),
            "title": page.title.value,
            "description": page.latest,
            "breadcrumbs": (listed, Link(title_of(found.indicator, language))),
            "robots": "noindex, follow" if request.GET else "",
        },
    )


@require_safe
def as_csv(request: HttpRequest, municipality: str, code: str) -> HttpResponse:
    """The figures of the page as a table for a spreadsheet."""
    found = _found(request, municipality, code)
    response = HttpResponse(csv_file(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="{found.indicator.code}-{found.municipality.slug}.csv"'
    )
    return response


@require_safe
def as_json(request: HttpRequest, municipality: str, code: str) -> HttpResponse:
    """The figures of the page with what every field means."""
    found = _found(request, municipality, code)
    address = reverse("web:indicator", kwargs={"municipality": municipality, "code": found.indicator.code})
    data = json_data(found, current_language(), request.build_absolute_uri(address))
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _found(request: HttpRequest, municipality: str, code: str) -> Found:
    """The indicator with the figures that the address asks for; 404 where there are none here."""
    here = municipality_of(request, municipality)
    try:
        found = catalogue.public_indicator(here, code)
    except Indicator.DoesNotExist:
        raise Http404(gettext("There is no such indicator here.")) from None
    regions = neighbours.municipalities()
    sizes = neighbours.latest_population() if request.GET.get("jamfor", OWN) != OWN else {}
    choice = choice_of(request.GET, here.code, regions, sizes)
    told = history(found, [here.code, *choice.others])
    if not told.series[here.code].points:
        raise Http404(gettext("There is no such indicator here."))
    return Found(found, here, told, choice, regions)


def _with_context(found: Found) -> Found:
    """Found, with growth among all municipalities and what is aimed at."""
    latest = found.own.latest
    asked = found.own.at(found.choice.period) if found.choice.period else latest
    period = (asked or latest or found.own.points[-1]).period
    aims = catalogue.aims(found.municipality, found.indicator)
    return replace(
        found,
        growth=growth.growth_rank(found.indicator, found.municipality.code, period),
        aims=aims,
        decisions=decisions_of_targets([aim.target.pk for aim in aims if aim.target]),
    )
