from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.queries.programmes import programmes_of
from framsteg.web.presenters.json_ld import collection
from framsteg.web.presenters.programmes import programmes_page
from framsteg.web.site import Link, current_language, municipality_of


@require_safe
def programme_list(request: HttpRequest, municipality: str) -> HttpResponse:
    """The municipality's programmes by kind, each with its status at a glance."""
    tenant = municipality_of(request, municipality)
    page = programmes_page(programmes_of(tenant.pk), municipality, current_language())
    title = gettext("Programmes")
    members = [(str(card.title), card.url) for group in page.groups for card in group.programmes]
    return render(
        request,
        "web/programme/programmes.html",
        {
            "page": page,
            "title": title,
            "description": gettext("What %(municipality)s has set out to do, and how far it has come.")
            % {"municipality": tenant.name},
            "breadcrumbs": [Link(title)],
            "notes": page.provenance,
            "json_ld": collection(request, title, members),
        },
    )
