"""Finding what an address asks to follow, or answering that it is not there."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from framsteg.participation.following import Topic
from framsteg.participation.models import TopicKind
from framsteg.programme.models import PriorityArea, Programme, SubProject
from framsteg.programme.queries.areas import area_named
from framsteg.programme.queries.programmes import programme_named
from framsteg.programme.queries.sub_projects import sub_project_named
from framsteg.web.followable import Followable, followable, topic_of
from framsteg.web.site import current_language, keep_municipality, municipality_of

LONGEST_WORDS = 200


def followed_at(request: HttpRequest, municipality: str, topic: Topic) -> Followable:
    """What the topic is, as the public may see it; 404 where it is not."""
    found = followable(topic, municipality_of(request, municipality), current_language())
    if found is None:
        raise Http404(gettext("There is nothing to follow at this address."))
    return found


def topic_asked_for(request: HttpRequest, municipality: str) -> Topic:
    """?program=…, with &omrade= or &delprojekt= for a part of it; ?avdelning= or ?sok=. 404 for anything else."""
    asked = request.GET
    if programme := asked.get("program", ""):
        if number := asked.get("delprojekt", ""):
            return sub_project_at(request, municipality, programme, _number(number))
        if number := asked.get("omrade", ""):
            return area_at(request, municipality, programme, _number(number))
        return programme_topic_at(request, municipality, programme)
    if section := asked.get("avdelning", ""):
        return Topic(TopicKind.SECTION, section[:LONGEST_WORDS])
    return Topic(TopicKind.SEARCH, " ".join(asked.get("sok", "").split())[:LONGEST_WORDS])


def programme_topic_at(request: HttpRequest, municipality: str, programme: str) -> Topic:
    try:
        found = programme_named(municipality, programme)
    except Programme.DoesNotExist:
        raise Http404(gettext("There is no such programme here.")) from None
    keep_municipality(request, found.municipality)
    return topic_of(found)


def area_at(request: HttpRequest, municipality: str, programme: str, number: int) -> Topic:
    try:
        found = area_named(municipality, programme, number)
    except PriorityArea.DoesNotExist:
        raise Http404(gettext("There is no such area here.")) from None
    keep_municipality(request, found.programme.municipality)
    return topic_of(found)


def sub_project_at(request: HttpRequest, municipality: str, programme: str, number: int) -> Topic:
    try:
        found = sub_project_named(municipality, programme, number)
    except SubProject.DoesNotExist:
        raise Http404(gettext("There is no such sub-project here.")) from None
    keep_municipality(request, found.programme.municipality)
    return topic_of(found)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Http404(gettext("There is nothing to follow at this address."))
    return int(text)
