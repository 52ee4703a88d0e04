import gzip

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.analysis import sentences
from framsteg.analysis.enums import ClaimLevel, RunOutcome
from framsteg.analysis.models import Evaluation, Run
from framsteg.analysis.queries.evaluations import evaluation_named, evaluations, story
from framsteg.analysis.queries.findings import with_levels
from framsteg.web.presenters.common import title_of
from framsteg.web.presenters.evaluation_list import evaluation_lines
from framsteg.web.presenters.evaluations import evaluation_page
from framsteg.web.site import Link, current_language, keep_municipality, municipality_of


@require_safe
def evaluation_list(request: HttpRequest, municipality: str) -> HttpResponse:
    """Every public question, with what may be said about it."""
    tenant = municipality_of(request, municipality)
    found = with_levels(evaluations().filter(municipality=tenant)).order_by("-pk")
    title = gettext("Did it work?")
    return render(
        request,
        "web/evaluations/evaluations.html",
        {
            "levels": [sentences.title(level, current_language()) for level in ClaimLevel],
            "lines": evaluation_lines(list(found), current_language()),
            "title": title,
            "description": gettext("What can and cannot be said about the effects of the programmes."),
            "breadcrumbs": (Link(title),),
        },
    )


@require_safe
def evaluation(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """One question, from its answer to how anyone can compute it again. Nothing is computed here."""
    found = _found(request, municipality, slug)
    language = current_language()
    page = evaluation_page(story(found), language)
    listed = Link(gettext("Did it work?"), reverse("web:evaluations", kwargs={"municipality": municipality}))
    return render(
        request,
        "web/evaluations/evaluation.html",
        {
            "page": page,
            "title": page.title.value,
            "description": page.level_title,
            "breadcrumbs": (listed, Link(title_of(found, language))),
        },
    )


@require_safe
def result(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Everything that a run came to, as it was stored."""
    run = _run(request, municipality, slug, number)
    response = HttpResponse(gzip.decompress(bytes(run.result)), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{slug}-resultat.json"'
    return response


@require_safe
def panel(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """The figures that a run was computed from."""
    run = _run(request, municipality, slug, number)
    response = HttpResponse(gzip.decompress(bytes(run.panel)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.csv"'
    return response


def _found(request: HttpRequest, municipality: str, slug: str) -> Evaluation:
    try:
        found = evaluation_named(municipality, slug)
    except Evaluation.DoesNotExist:
        raise Http404(gettext("There is no such evaluation here.")) from None
    keep_municipality(request, found.municipality)
    return found


def _run(request: HttpRequest, municipality: str, slug: str, number: int) -> Run:
    found = _found(request, municipality, slug)
    run = Run.objects.filter(pk=number, plan__evaluation=found, outcome=RunOutcome.COMPUTED).first()
    if run is None:
        raise Http404(gettext("There is no such computation here."))
    return run
