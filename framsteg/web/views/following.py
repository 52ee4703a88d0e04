"""Following something by mail: anyone may ask, without a cookie; the letters begin when the address has confirmed."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from framsteg.lib.plain_language import language_of
from framsteg.participation.actions import subscriptions
from framsteg.participation.following import Topic
from framsteg.participation.models import Frequency, TopicKind
from framsteg.participation.rules.subscriptions import CONFIRMED_WITHIN
from framsteg.programme.queries.programmes import programmes_of
from framsteg.web.followable import Followable
from framsteg.web.forms.following import FollowForm
from framsteg.web.presenters.common import Linked, title_of
from framsteg.web.presenters.following import ways_to_follow
from framsteg.web.site import Link, current_language, municipality_of

from .followable_lookup import followed_at, topic_asked_for
from .taking_part import own_page


@own_page
@csrf_exempt  # no cookie, and nobody is signed in: the form carries a pass of its own
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, municipality: str) -> HttpResponse:
    if not request.GET:
        return _choices(request, municipality)
    topic = topic_asked_for(request, municipality)
    found = followed_at(request, municipality, topic)
    posted = request.POST if request.method == "POST" else None
    initial = {"frequency": Frequency.WEEKLY, "language": current_language()}
    form = FollowForm(posted, initial=initial, purpose=_purpose(topic), at=timezone.now())
    if posted is None:
        return _page(request, municipality, topic, found, form)
    if not form.is_valid():
        return _page(request, municipality, topic, found, form, status=422)
    if form.let_through(request) is None:
        return _page(request, municipality, topic, found, form, status=429)
    said = form.cleaned_data
    subscriptions.ask(
        topic,
        named="" if topic.kind == TopicKind.SEARCH else found.title,
        municipality=municipality_of(request, municipality),
        email=said["email"],
        frequency=said["frequency"],
        language=language_of(said["language"]),
        at=form.at,
    )
    return HttpResponseRedirect(reverse("web:follow_asked", kwargs={"municipality": municipality}))


def _choices(request: HttpRequest, municipality: str) -> HttpResponse:
    """What there is to follow, for whom the address says nothing of it."""
    here = reverse("web:follow", kwargs={"municipality": municipality})
    public = programmes_of(municipality_of(request, municipality).pk)
    title = gettext("Follow what happens")
    context = {
        "title": title,
        "here": here,
        "programmes": [
            Linked(title_of(each.programme, current_language()), f"{here}?program={each.programme.slug}")
            for each in public
        ],
        "breadcrumbs": [Link(title)],
    }
    return render(request, "web/following/choose.html", context)


def _purpose(topic: Topic) -> str:
    return f"follow/{topic.kind}"


def _page(
    request: HttpRequest,
    municipality: str,
    topic: Topic,
    found: Followable,
    form: FollowForm,
    status: int = 200,
) -> HttpResponse:
    heading = gettext("Follow what happens")
    context = {
        "form": form,
        "followed": found,
        "kind": TopicKind(topic.kind).label,
        "is_search": topic.kind == TopicKind.SEARCH,
        "ways": ways_to_follow(found, municipality),
        "days": CONFIRMED_WITHIN.days,
        "heading": heading,
        "title": gettext("Error: %(title)s") % {"title": heading} if form.errors else heading,
        "breadcrumbs": [Link(found.title, found.url), Link(heading)],
        "robots": "noindex",
    }
    return render(request, "web/following/follow.html", context, status=status)


@own_page
@require_safe
def asked(request: HttpRequest, municipality: str) -> HttpResponse:
    """The same for everyone, so that it tells nobody which addresses are known."""
    municipality_of(request, municipality)
    title = gettext("Look in your letters")
    context = {
        "title": title,
        "days": CONFIRMED_WITHIN.days,
        "breadcrumbs": [Link(title)],
        "robots": "noindex",
    }
    return render(request, "web/following/asked.html", context)
