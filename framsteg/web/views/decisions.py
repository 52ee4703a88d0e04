from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.models import Decision
from framsteg.programme.queries.carried import carried_by
from framsteg.programme.queries.decisions import chains_of, decision_with_chain
from framsteg.web.exceptions import exceptions_in
from framsteg.web.presenters.common import base_url, title_of
from framsteg.web.presenters.decisions import chain_views, decision_page
from framsteg.web.presenters.json_ld import collection, decision_data
from framsteg.web.presenters.provenance import provenance_of
from framsteg.web.site import Link, current_language, keep_municipality
from framsteg.web.voices import voices_behind

from .programme_lookup import feeds, menu, programme_at, trail


@require_safe
def programme_decisions(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """The decisions of a programme, chain by chain."""
    found = programme_at(request, municipality, programme)
    language = current_language()
    chains = chains_of(found)
    title, name = gettext("Decisions"), title_of(found, language)
    views = chain_views(chains, municipality, language)
    members = [(line.title.value, line.url) for view in views for line in view.lines]
    return render(
        request,
        "web/programme/decisions.html",
        {
            "chains": views,
            "programme": name,
            "title": f"{title}: {name}",
            "breadcrumbs": trail(found, municipality, Link(title)),
            "subnavigation": menu(request, found, municipality),
            "notes": provenance_of([each for chain in chains for each in chain], language),
            "feeds": feeds("programme_feed", name.value, municipality=municipality, programme=programme),
            "json_ld": collection(request, title, members),
        },
    )


@require_safe
def decision(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    """A decision, and the chain it stands in."""
    try:
        found = decision_with_chain(municipality, number)
    except Decision.DoesNotExist:
        raise Http404(gettext("There is no such decision here.")) from None
    keep_municipality(request, found.decision.municipality)
    page = decision_page(found, carried_by(found.decision), municipality, current_language())
    programme = found.decision.programme
    here = Link(page.line.title)
    listed = Link(gettext("Decisions"), f"{base_url(municipality)}beslut/")
    return render(
        request,
        "web/programme/decision.html",
        {
            "page": page,
            "title": page.line.title.value,
            "breadcrumbs": trail(programme, municipality, here) if programme else [listed, here],
            "subnavigation": menu(request, programme, municipality) if programme else None,
            "voices": voices_behind(request, found.decision, municipality),
            "exceptions": exceptions_in(request, found.decision, municipality),
            "notes": page.provenance,
            "json_ld": decision_data(request, page),
        },
    )
