from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.queries.paging import NoSuchPage
from framsteg.programme.queries.register import register, register_choices
from framsteg.web.presenters.json_ld import collection
from framsteg.web.presenters.register import asked, register_view
from framsteg.web.site import Link, current_language, municipality_of

from .programme_lookup import feeds, no_such_page, page_number


@require_safe
def decisions(request: HttpRequest, municipality: str) -> HttpResponse:
    """The municipality's decisions, narrowed by what the address asks for."""
    here = municipality_of(request, municipality)
    choices = register_choices(here)
    said = asked(request.GET.dict(), choices)
    try:
        found = register(here, said.filters, page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    page = register_view(found, said, choices, municipality, current_language())
    title = gettext("Decisions")
    members = [(line.title.value, line.url) for chain in page.chains for line in chain.lines]
    return render(
        request,
        "web/programme/register.html",
        {
            "page": page,
            "title": title,
            "breadcrumbs": (Link(title),),
            "notes": page.provenance,
            "feeds": feeds("decisions_feed", title, municipality=municipality),
            "robots": "noindex, follow" if page.form.active or page.form.problems else "",
            "json_ld": collection(request, title, members),
        },
    )
