"""What has changed: in a programme, and in one sub-project."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.models import Programme, SubProject
from framsteg.programme.queries.change_log import Scope, change_log, of_programme, of_sub_project
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.programme.queries.sub_projects import sub_project_named
from framsteg.web.presenters.change_log import changes_page, changes_url, sub_project_changes_url
from framsteg.web.presenters.common import (
    Linked,
    list_url,
    name_of,
    number_name,
    programme_url,
    sub_project_url,
    title_of,
)
from framsteg.web.site import Feed, Link, current_language, keep_municipality

from .programme_lookup import feeds, menu, no_such_page, page_number, programme_at, trail


@require_safe
def of_a_programme(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """Everything that has changed in a programme, newest first."""
    found = programme_at(request, municipality, programme)
    about = Linked(title_of(found, current_language()), programme_url(found, municipality))
    followed = feeds("programme_feed", about.text.value, municipality=municipality, programme=programme)
    way = (Link(gettext("What has changed")),)
    return _page(
        request, found, of_programme(found), about, changes_url(found, municipality), way, tuple(followed)
    )


@require_safe
def of_a_sub_project(request: HttpRequest, municipality: str, programme: str, number: int) -> HttpResponse:
    """Everything that has changed about one sub-project."""
    try:
        found = sub_project_named(municipality, programme, number)
    except SubProject.DoesNotExist:
        raise Http404(gettext("There is no such sub-project here.")) from None
    owner = found.programme
    keep_municipality(request, owner.municipality)
    about = Linked(name_of(found, current_language()), sub_project_url(owner, municipality, number))
    way = (
        Link(gettext("Sub-projects"), list_url(owner, municipality)),
        Link(number_name(number), about.url),
        Link(gettext("What has changed")),
    )
    followed = feeds(
        "sub_project_feed", about.text.value, municipality=municipality, programme=programme, number=number
    )
    url = sub_project_changes_url(owner, municipality, number)
    return _page(request, owner, of_sub_project(found), about, url, way, tuple(followed))


def _page(
    request: HttpRequest,
    programme: Programme,
    scope: Scope,
    about: Linked,
    url: str,
    way: tuple[Link, ...],
    followed: tuple[Feed, ...],
) -> HttpResponse:
    municipality = programme.municipality.slug
    try:
        found = change_log(scope, page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    page = changes_page(found, about, municipality, current_language(), url)
    return render(
        request,
        "web/programme/changes.html",
        {
            "page": page,
            "title": f"{gettext('What has changed')}: {about.text.value}",
            "breadcrumbs": trail(programme, municipality, *way),
            "subnavigation": menu(request, programme, municipality),
            "notes": page.provenance,
            "feeds": followed,
        },
    )
