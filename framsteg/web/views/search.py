from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.queries.paging import NoSuchPage
from framsteg.web.presenters.search import search_page
from framsteg.web.search.hits import Asked
from framsteg.web.search.index import LONGEST_SEARCH, words_of
from framsteg.web.site import Link, current_language, municipality_of

from .programme_lookup import no_such_page, page_number


@require_safe
def results(request: HttpRequest, municipality: str) -> HttpResponse:
    """Everything public that matches the words asked for, by kind."""
    tenant = municipality_of(request, municipality)
    written = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    asked = Asked(tenant, current_language(), words_of(written))
    try:
        page = search_page(asked, written, request.GET.get("typ", ""), page_number(request), request.path)
    except NoSuchPage:
        raise no_such_page() from None
    title = gettext("Search: %(words)s") % {"words": written} if written else gettext("Search")
    context = {
        "page": page,
        "title": title,
        "breadcrumbs": [Link(gettext("Search"))],
        "robots": "noindex, follow",
    }
    return render(request, "web/site/search.html", context)
