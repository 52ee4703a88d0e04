from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.queries.events import events_of_sub_project
from framsteg.programme.models import SubProject
from framsteg.programme.queries.lateness import measured_day
from framsteg.programme.queries.origins import origins_of_reports
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.programme.queries.sub_projects import choices, detail, listing
from framsteg.web.exceptions import exceptions_in
from framsteg.web.presenters.common import list_url
from framsteg.web.presenters.json_ld import collection, sub_project_data
from framsteg.web.presenters.sub_project import sub_project_page
from framsteg.web.presenters.sub_project_filters import asked, filter_form
from framsteg.web.presenters.sub_projects import sub_projects_page
from framsteg.web.site import Link, current_language, keep_municipality
from framsteg.web.voices import voices_behind

from .programme_lookup import feeds, menu, no_such_page, page_number, programme_at, trail


@require_safe
def sub_project_list(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """The sub-projects, narrowed by what the address asks for."""
    found = programme_at(request, municipality, programme)
    language, today = current_language(), timezone.localdate()
    known = choices(found)
    said = asked(request.GET.dict(), known)
    try:
        rows = listing(found, said.filters, on=today, order=said.order, page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    form = filter_form(said, known, list_url(found, municipality), language)
    origins = origins_of_reports([each.id for each in rows.rows])
    page = sub_projects_page(found, rows, origins, form, municipality, language, measured_day(found, today))
    title = gettext("Sub-projects")
    members = [(line.name.value, line.url) for line in page.lines.rows]
    return render(
        request,
        "web/programme/sub_projects.html",
        {
            "page": page,
            "title": f"{title}: {page.programme.text.value}",
            "breadcrumbs": trail(found, municipality, Link(title)),
            "subnavigation": menu(request, found, municipality),
            "notes": page.provenance,
            "feeds": feeds(
                "programme_feed", page.programme.text.value, municipality=municipality, programme=programme
            ),
            "robots": "noindex, follow" if form.active or form.problems else "",
            "json_ld": collection(request, title, members),
        },
    )


@require_safe
def sub_project(request: HttpRequest, municipality: str, programme: str, number: int) -> HttpResponse:
    """One sub-project: where it stands, its history and what it became."""
    try:
        found = detail(municipality, programme, number, on=timezone.localdate())
    except SubProject.DoesNotExist:
        raise Http404(gettext("There is no such sub-project here.")) from None
    owner = found.sub_project.programme
    keep_municipality(request, owner.municipality)
    page = sub_project_page(found, events_of_sub_project(found.sub_project), municipality, current_language())
    return render(
        request,
        "web/programme/sub_project.html",
        {
            "page": page,
            "title": page.name.value
            if not page.is_named
            else f"{page.name.value} ({page.number_name.lower()})",
            "description": page.summary.value,
            "breadcrumbs": trail(
                owner, municipality, Link(gettext("Sub-projects"), page.list_url), Link(page.number_name)
            ),
            "subnavigation": menu(request, owner, municipality),
            "voices": voices_behind(request, found.sub_project, municipality),
            "exceptions": exceptions_in(request, found.sub_project, municipality),
            "notes": page.provenance,
            "feeds": feeds(
                "sub_project_feed",
                page.name.value,
                municipality=municipality,
                programme=programme,
                number=number,
            ),
            "json_ld": sub_project_data(request, page),
        },
    )
