"""What has happened with something that can be followed, as RSS 2.0 and Atom 1.0, and its days as iCalendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.following import Topic
from framsteg.participation.models import TopicKind
from framsteg.participation.queries import events
from framsteg.programme.queries.register import latest_decisions
from framsteg.web.followable import Followable
from framsteg.web.presenters import told
from framsteg.web.presenters.calendar import calendar_of_all
from framsteg.web.presenters.common import base_url, event_url, events_url
from framsteg.web.presenters.feeds import MOST_ENTRIES, FeedHead, written
from framsteg.web.site import current_language, municipality_of

from .followable_lookup import area_at, followed_at, programme_topic_at, sub_project_at


@require_safe
def of_programme(request: HttpRequest, municipality: str, programme: str, form: str) -> HttpResponse:
    return _feed(
        request,
        followed_at(request, municipality, programme_topic_at(request, municipality, programme)),
        form,
    )


@require_safe
def of_area(request: HttpRequest, municipality: str, programme: str, number: int, form: str) -> HttpResponse:
    return _feed(
        request, followed_at(request, municipality, area_at(request, municipality, programme, number)), form
    )


@require_safe
def of_sub_project(
    request: HttpRequest, municipality: str, programme: str, number: int, form: str
) -> HttpResponse:
    topic = sub_project_at(request, municipality, programme, number)
    return _feed(request, followed_at(request, municipality, topic), form)


@require_safe
def of_search(request: HttpRequest, municipality: str, form: str) -> HttpResponse:
    """Everything new in which the words asked for are found."""
    return _feed(request, followed_at(request, municipality, _searched(request)), form)


@require_safe
def of_decisions(request: HttpRequest, municipality: str, form: str) -> HttpResponse:
    """The decisions of a municipality that were entered or changed last."""
    here, language = municipality_of(request, municipality), current_language()
    title = f"{gettext('Decisions')}: {here.name}"
    found = [
        told.of_decision(each, each.updated_at, municipality, language)
        for each in latest_decisions(here, MOST_ENTRIES)
    ]
    head = head_of(request, title, f"{base_url(municipality)}beslut/")
    return xml(written(head, found, form), form)


@require_safe
def programme_calendar(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    topic = programme_topic_at(request, municipality, programme)
    return _calendar(request, followed_at(request, municipality, topic))


@require_safe
def area_calendar(request: HttpRequest, municipality: str, programme: str, number: int) -> HttpResponse:
    return _calendar(
        request, followed_at(request, municipality, area_at(request, municipality, programme, number))
    )


@require_safe
def sub_project_calendar(
    request: HttpRequest, municipality: str, programme: str, number: int
) -> HttpResponse:
    topic = sub_project_at(request, municipality, programme, number)
    return _calendar(request, followed_at(request, municipality, topic))


@require_safe
def search_calendar(request: HttpRequest, municipality: str) -> HttpResponse:
    return _calendar(request, followed_at(request, municipality, _searched(request)))


@require_safe
def municipality_calendar(request: HttpRequest, municipality: str) -> HttpResponse:
    """All of the municipality's events whose days are known."""
    here = municipality_of(request, municipality)
    found = Followable(
        f"{gettext('Events')}: {here.name}",
        events_url(municipality),
        lambda: (),
        lambda: events.told_of_municipality(here.pk),
    )
    return _calendar(request, found)


def _searched(request: HttpRequest) -> Topic:
    return Topic(TopicKind.SEARCH, " ".join(request.GET.get("q", "").split())[:200])


def _feed(request: HttpRequest, found: Followable, form: str) -> HttpResponse:
    return xml(written(head_of(request, found.title, found.url), found.tell(), form), form)


def head_of(request: HttpRequest, title: str, url: str, about: str = "") -> FeedHead:
    root = request.build_absolute_uri("/")[:-1]
    all_kinds = gettext("Reports, decisions, events, news and answers: what is new about %(title)s.")
    return FeedHead(
        title=title,
        description=about or all_kinds % {"title": title},
        root=root,
        url=url,
        own_url=request.get_full_path(),
        municipality=request.path.split("/")[2],
        language=current_language(),
    )


def xml(text: str, form: str) -> HttpResponse:
    return HttpResponse(text, content_type=f"application/{form}+xml; charset=utf-8")


def _calendar(request: HttpRequest, found: Followable) -> HttpResponse:
    """Programs that keep a calendar up to date ask for it again and again: an empty one is no error."""
    if found.days is None:
        raise Http404(gettext("There is no calendar here."))
    root, municipality = request.build_absolute_uri("/")[:-1], request.path.split("/")[2]
    entries = [(each, root + event_url(each, municipality)) for each in found.days()]
    body = calendar_of_all(entries, current_language(), found.title)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
