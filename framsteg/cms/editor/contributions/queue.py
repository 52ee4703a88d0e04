"""The moderator's queue: what nobody has read yet, the oldest first, with its age; many are published at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.audit.recording import StaleEdit
from framsteg.cms.editor.subjects import allowed
from framsteg.participation.actions import contributions as actions
from framsteg.participation.actions import sign_ups as seat_actions
from framsteg.participation.models import Contribution, Event, Moderation, SignUp
from framsteg.participation.queries.contributions import waiting_to_be_read
from framsteg.participation.rules.contributions import told_apart

AT_A_TIME = 50


@dataclass(frozen=True)
class Waiting:
    """A view that waits. `personal` says what in it looks like personal data."""

    contribution: Contribution
    age: str
    personal: Sequence[str]


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """All that wait in the municipalities of whoever asks, or those of one event."""
    if not may(request.user, Right.VIEW, Kind.CONTRIBUTION):
        raise PermissionDenied
    mine = allowed(Contribution, request.user, [Right.VIEW])
    event = _event(request)
    if event is not None:
        mine = mine.filter(event=event)
    if request.method == "POST":
        return _published(request, mine)
    rows = waiting_to_be_read(mine).select_related("event__municipality", "theme")
    now = timezone.now()
    context = {
        "title": _("Views to read"),
        "subtitle": str(event) if event else "",
        "event": event,
        "events": _asking_events(request),
        "total": rows.count(),
        "waiting": [_waiting(each, now) for each in rows[:AT_A_TIME]],
        "may_publish": may(request.user, Right.PUBLISH, Kind.CONTRIBUTION),
        "may_add": may(request.user, Right.ADD, Kind.CONTRIBUTION),
    }
    return render(request, "cms/editor/contributions/queue.html", context)


def _event(request: HttpRequest) -> Event | None:
    asked = request.GET.get("event", "")
    if not asked:
        return None
    rows = allowed(Event, request.user, [Right.VIEW])
    return get_object_or_404(rows, pk=int(asked) if asked.isdecimal() and len(asked) < 12 else 0)


def _asking_events(request: HttpRequest) -> Sequence[Event]:
    rows = allowed(Event, request.user, [Right.VIEW]).filter(takes_contributions=True)
    return tuple(rows.select_related("municipality").order_by("-starts_on", "-pk")[:20])


def _waiting(contribution: Contribution, now: datetime) -> Waiting:
    found = tuple(each.found for each in told_apart(contribution.text))
    return Waiting(contribution, timesince(contribution.given_at, now, depth=1), found)


def _published(request: HttpRequest, mine: Any) -> HttpResponse:
    """Those that were ticked, each by itself: one that somebody else took meanwhile stops no other."""
    publishable = allowed(Contribution, request.user, [Right.PUBLISH]).values("pk")
    numbers = [int(each) for each in request.POST.getlist("view") if each.isdecimal() and len(each) < 12]
    done = 0
    rows = mine.filter(pk__in=numbers, moderation=Moderation.WAITING).filter(pk__in=publishable)
    for each in rows.select_related("event__municipality"):
        try:
            actions.publish(each, by=request.user, at=timezone.now())
            done += 1
        except (StaleEdit, ValidationError):
            continue
    said = ngettext("%(number)d view has been published.", "%(number)d views have been published.", done)
    if done:
        told.success(request, said % {"number": done})
    else:
        told.warning(request, _("Tick what is to be published."))
    return HttpResponseRedirect(request.get_full_path())


# Who has signed up: personal data, and so only for those who may change the event


@require_http_methods(["GET", "HEAD"])
def sign_ups(request: HttpRequest, pk: int) -> HttpResponse:
    event = _own_event(request, pk)
    rows = SignUp.objects.filter(event=event)
    context = {
        "title": _("Those who have signed up"),
        "subtitle": str(event),
        "event": event,
        "lists": [
            (_("They have a seat"), rows.filter(seat__isnull=False).order_by("seat")),
            (_("They stand in the queue"), rows.filter(seat__isnull=True).order_by("id")),
        ],
    }
    return render(request, "cms/editor/contributions/sign_ups.html", context)


@require_POST
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a seat back for somebody who asked for it by telephone."""
    event = _own_event(request, pk)
    number = request.POST.get("sign_up", "")
    rows = SignUp.objects.filter(event=event).select_related("event__municipality")
    found = rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None
    if found is None:
        told.error(request, _("It is not there any more."))
    else:
        seat_actions.cancel(found, at=timezone.now())
        told.success(request, _("The sign-up has been taken away."))
    return HttpResponseRedirect(reverse("editor_sign_ups", args=[event.pk]))


def _own_event(request: HttpRequest, pk: int) -> Event:
    if not may(request.user, Right.CHANGE, Kind.EVENT):
        raise PermissionDenied
    event: Event = get_object_or_404(allowed(Event, request.user, [Right.VIEW]), pk=pk)
    if not may(request.user, Right.CHANGE, Kind.EVENT, event.municipality_id):
        raise PermissionDenied
    return event
