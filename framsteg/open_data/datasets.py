"""The catalogue at its permanent addresses; what it names leads to pages."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import override

from framsteg.accounts.models import Municipality

from .answers import for_anyone, problem
from .api import root_of
from .asking import check_known
from .reading import PAGES_IN
from .resources import BY_NAME

RDF_XML, JSON_LD = "application/rdf+xml; charset=utf-8", "application/ld+json; charset=utf-8"


@for_anyone
def catalogue(request: HttpRequest, municipality: str = "", form: str = "xml") -> HttpResponse:
    """Everything, or one municipality's, as RDF/XML or JSON-LD."""
    # The library for RDF takes many megabytes; only who asks for the catalogue pays for it.
    from .catalogue import as_json_ld, as_xml, graph_of

    check_known(request, {})
    here = Municipality.objects.order_by("code")
    if municipality:
        here = here.filter(slug=municipality)
    if not here:
        return problem(404, "There is no such municipality here.")
    graph = graph_of(here, root_of(request))
    written, kind = (as_json_ld(graph), JSON_LD) if form == "json" else (as_xml(graph), RDF_XML)
    return HttpResponse(written, content_type=kind)


def named(request: HttpRequest, municipality: str, name: str = "", part: str = "") -> HttpResponseBase:
    """What the catalogue names by an address of its own, told to people: its page."""
    if not Municipality.objects.filter(slug=municipality).exists():
        raise Http404
    with override(PAGES_IN):
        if name in BY_NAME:
            return HttpResponseRedirect(reverse("open_data_pages:kind", args=[municipality, name]))
        return HttpResponseRedirect(reverse("open_data_pages:overview", args=[municipality]))
