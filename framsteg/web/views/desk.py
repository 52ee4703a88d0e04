"""The two ways to a desk at which somebody reports: signed in, or by a personal link. The work is the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from framsteg.accounts.models import Municipality, User
from framsteg.programme.actions import report_links
from framsteg.programme.models import RoundAsk
from framsteg.programme.queries.report_links import link_with
from framsteg.programme.queries.reporters import Reporter
from framsteg.web.site import municipality_of


@dataclass(frozen=True)
class Desk:
    """A reporter, and the addresses at which this reporter works."""

    reporter: Reporter
    token: str = ""

    @property
    def municipality(self) -> Municipality:
        return self.reporter.municipality

    @property
    def is_partner(self) -> bool:
        return bool(self.token)

    @property
    def url(self) -> str:
        return self._address("work")

    def report_url(self, ask: RoundAsk) -> str:
        return self._address("report", ask=ask.pk)

    def draft_url(self, ask: RoundAsk) -> str:
        return self._address("draft", ask=ask.pk)

    def receipt_url(self, ask: RoundAsk, report_id: int) -> str:
        return self._address("receipt", ask=ask.pk, report=report_id)

    @property
    def worker_url(self) -> str:
        """Where the browser finds what keeps the desk without a net; a personal link is kept by nobody."""
        return (
            "" if self.token else reverse("web:work_worker", kwargs={"municipality": self.municipality.slug})
        )

    def _address(self, page: str, **of: Any) -> str:
        way = {"token": self.token} if self.token else {}
        name = f"web:{'partner' if self.token else 'my'}_{page}"
        return reverse(name, kwargs={"municipality": self.municipality.slug, **way, **of})


AtDesk = Callable[..., HttpResponse]


def signed_in(view: AtDesk) -> AtDesk:
    """For users. Who is not signed in is asked to, and comes back to the page; what was sent is not thrown away."""

    @wraps(view)
    def entered(request: HttpRequest, municipality: str, **of: Any) -> HttpResponse:
        tenant = municipality_of(request, municipality)
        if isinstance(request.user, User):
            desk = Desk(Reporter(tenant, user=request.user))
            response = _private(request, view(request, desk, **of))
            response.headers["X-Reporter"] = desk.reporter.key
            return response
        if request.method != "POST":
            return _private(request, redirect_to_login(request.get_full_path()))
        return _private(request, _signed_out(request))

    return entered


def by_link(view: AtDesk) -> AtDesk:
    """For those with a personal link. The secret in the address is what gives the right, no cookie takes part: a page
    of another site cannot send anything here without knowing it, so that there is nothing to forge."""

    @csrf_exempt
    @wraps(view)
    def entered(request: HttpRequest, municipality: str, token: str, **of: Any) -> HttpResponse:
        tenant = municipality_of(request, municipality)
        link = link_with(token, tenant)
        if link is None or not link.is_open(on=timezone.localdate()):
            if link is not None:
                report_links.tell_use(link, "refused", at=timezone.now())
            return _unlinked(request, _closed_link(request))
        if request.method == "GET":
            report_links.tell_use(link, "opened", at=timezone.now())
        return _unlinked(request, view(request, Desk(Reporter(tenant, link=link), token), **of))

    return entered


def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Kept by nobody on the way, and by no search engine."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _unlinked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The address is a secret: no page that is gone to from here is told of it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return _private(request, response)


def _closed_link(request: HttpRequest) -> HttpResponse:
    """The same answer whether the link never was, has been revoked or has run out."""
    request.framsteg_private = True  # type: ignore[attr-defined]
    if wants_json(request):
        return JsonResponse({"told": gettext("The link does not work any more.")}, status=404)
    written = [text for text in (request.POST.get("text", ""),) if text]
    context = {"title": gettext("The link does not work"), "robots": "noindex, nofollow", "written": written}
    return render(request, "web/reporting/closed_link.html", context, status=404)


def _signed_out(request: HttpRequest) -> HttpResponse:
    """What was sent by somebody whose sign-in has run out: shown, so that it can be sent again."""
    back = request.path.removesuffix("utkast/")
    url = redirect_to_login(back).url
    if wants_json(request):
        told = gettext("You have been signed out.")
        return JsonResponse({"told": told, "sign_in": url}, status=401)
    context = {
        "title": gettext("You have been signed out"),
        "robots": "noindex, nofollow",
        "written": [text for text in (request.POST.get("text", ""),) if text],
        "sign_in_url": url,
    }
    return render(request, "web/reporting/signed_out.html", context, status=401)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person."""
    return request.headers.get("Accept", "") == "application/json"
