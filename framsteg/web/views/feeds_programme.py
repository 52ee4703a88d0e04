"""What changed in a programme, an area or a sub-project: reports, decisions and events, as RSS 2.0 and Atom 1.0."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.queries import events
from framsteg.programme.models import PriorityArea, SubProject
from framsteg.programme.queries import change_log as log
from framsteg.programme.queries.areas import area_named
from framsteg.programme.queries.register import latest_decisions
from framsteg.programme.queries.sub_projects import sub_project_named
from framsteg.web.presenters.common import (
    area_name,
    area_url,
    base_url,
    name_of,
    programme_url,
    sub_project_url,
    title_of,
)
from framsteg.web.presenters.feeds import MOST_ENTRIES, FeedHead, decisions_written, written
from framsteg.web.site import current_language, keep_municipality, municipality_of

from .programme_lookup import programme_at


@require_safe
def of_programme(request: HttpRequest, municipality: str, programme: str, form: str) -> HttpResponse:
    found = programme_at(request, municipality, programme)
    head = _head(request, title_of(found, current_language()).value, programme_url(found, municipality))
    return _answer(
        written(
            head,
            log.latest_changes(log.of_programme(found), MOST_ENTRIES),
            events.changed_of_programme(found),
            form,
        ),
        form,
    )


@require_safe
def of_area(request: HttpRequest, municipality: str, programme: str, number: int, form: str) -> HttpResponse:
    try:
        area = area_named(municipality, programme, number)
    except PriorityArea.DoesNotExist:
        raise Http404(gettext("There is no such area here.")) from None
    keep_municipality(request, area.programme.municipality)
    url = area_url(area.programme, municipality, number)
    head = _head(request, area_name(area, current_language()).value, url)
    return _answer(
        written(
            head, log.latest_changes(log.of_area(area), MOST_ENTRIES), events.changed_of_area(area), form
        ),
        form,
    )


@require_safe
def of_sub_project(
    request: HttpRequest, municipality: str, programme: str, number: int, form: str
) -> HttpResponse:
    try:
        found = sub_project_named(municipality, programme, number)
    except SubProject.DoesNotExist:
        raise Http404(gettext("There is no such sub-project here.")) from None
    keep_municipality(request, found.programme.municipality)
    url = sub_project_url(found.programme, municipality, number)
    head = _head(request, name_of(found, current_language()).value, url)
    reported = log.latest_changes(log.of_sub_project(found), MOST_ENTRIES)
    return _answer(written(head, reported, events.changed_of_sub_project(found), form), form)


@require_safe
def of_decisions(request: HttpRequest, municipality: str, form: str) -> HttpResponse:
    """The decisions of a municipality that were entered or changed last."""
    here = municipality_of(request, municipality)
    title = f"{gettext('Decisions')}: {here.name}"
    head = _head(request, title, f"{base_url(municipality)}beslut/")
    return _answer(decisions_written(head, latest_decisions(here, MOST_ENTRIES), form), form)


def _head(request: HttpRequest, title: str, url: str) -> FeedHead:
    root = request.build_absolute_uri("/")[:-1]
    return FeedHead(
        title=title,
        description=gettext("Reports, decisions and events: what is new about %(title)s.") % {"title": title},
        root=root,
        url=url,
        own_url=request.path,
        municipality=request.path.split("/")[2],
        language=current_language(),
    )


def _answer(text: str, form: str) -> HttpResponse:
    return HttpResponse(text, content_type=f"application/{form}+xml; charset=utf-8")
