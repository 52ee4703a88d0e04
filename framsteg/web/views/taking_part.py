"""Saying something at an event, from a phone: no account, no cookie, and nothing lost on the way.

The forms carry a pass of their own (participation.form_passes) instead of a cookie, so that what a token against
forged requests protects, somebody who is signed in, is not there to protect.
"""

from uuid import UUID, uuid4

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from framsteg.participation.actions import contributions as actions
from framsteg.participation.form_passes import Pass
from framsteg.participation.models import Contribution, Event
from framsteg.participation.queries.contributions import contributions, journey_of, sent_with
from framsteg.participation.rules.contributions import takes_contributions
from framsteg.web.forms.taking_part import ContributionForm, SupportForm, described
from framsteg.web.presenters.asking import asking
from framsteg.web.presenters.contributions import journey_page
from framsteg.web.site import Link, current_language, municipality_of

from .event_lookup import event_at, event_trail

RECEIPT = "framsteg.web.contribution-receipt"
SUPPORTER = "framsteg_stod"
A_YEAR = 365 * 24 * 3600
own_page = cache_control(private=True, max_age=0)
"""Kept by nobody in between; the browser may show it again when one goes back, with what was written in it."""


@own_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    event = event_at(request, municipality, slug)
    posted = request.POST if request.method == "POST" else None
    form = ContributionForm(posted, purpose=f"contribution/{event.pk}", at=timezone.now())
    if posted is None:
        return _page(request, event, municipality, form)
    given = form.given_pass
    earlier = sent_with(given.token) if given else None
    if earlier is not None:
        return _sent_before(request, event, municipality, form, earlier)
    if not form.is_valid() or form.personal or not _is_open(event, given):
        return _page(request, event, municipality, form, status=422)
    passed = form.let_through(request)
    if passed is None:
        return _page(request, event, municipality, form, status=429)
    return _receipt(municipality, _given(event, form, passed))


def _given(event: Event, form: ContributionForm, passed: Pass) -> Contribution:
    said = form.cleaned_data
    return actions.give(
        Contribution(
            event=event,
            text=said["text"],
            group=said["group"],
            language=current_language(),
            token=passed.token,
        ),
        email=said["email"],
        at=form.at,
    )


def _is_open(event: Event, given: Pass | None) -> bool:
    """Whoever opened the form in time may send it, however bad the line."""
    now = timezone.localdate()
    opened = timezone.localdate(given.made_at) if given else now
    return takes_contributions(event, on=min(opened, now))


def _sent_before(
    request: HttpRequest, event: Event, municipality: str, form: ContributionForm, earlier: Contribution
) -> HttpResponse:
    """Sent twice: the same receipt. Changed after going back: nothing is lost, it can be sent as one more."""
    if form.is_valid() and form.cleaned_data["text"] == earlier.text:
        return _receipt(municipality, earlier)
    form.renew()
    return _page(request, event, municipality, form, status=422, sent_before=earlier.text)


def _receipt(municipality: str, contribution: Contribution) -> HttpResponse:
    signed = signing.Signer(salt=RECEIPT).sign_object(contribution.pk)
    of = {"municipality": municipality, "signed": signed}
    return HttpResponseRedirect(reverse("web:contribution_receipt", kwargs=of))


def _page(
    request: HttpRequest,
    event: Event,
    municipality: str,
    form: ContributionForm,
    status: int = 200,
    sent_before: str = "",
) -> HttpResponse:
    heading = gettext("Say what you think")
    personal = described(form) if form.is_bound and not form.errors else ()
    has_errors = form.is_bound and (form.errors or sent_before or personal)
    context = {
        "form": form,
        "page": asking(event, municipality, current_language()),
        "is_open": _is_open(event, form.given_pass if form.is_bound else None),
        "personal": personal,
        "sent_before": sent_before,
        "title": gettext("Error: %(title)s") % {"title": heading} if has_errors else heading,
        "heading": heading,
        "breadcrumbs": event_trail(event, municipality, Link(heading)),
        "robots": "noindex",
    }
    return render(request, "web/participation/write.html", context, status=status)


@own_page
@require_safe
def receipt(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """Thanks, and from now on the page at which whoever wrote it sees what happens with it."""
    municipality_of(request, municipality)
    found = _received(municipality, signed)
    request.framsteg_private = True  # type: ignore[attr-defined]
    title = gettext("Thank you, it has come through")
    context = {
        "page": journey_page(journey_of(found), municipality, current_language(), on=timezone.localdate()),
        "asking": asking(found.event, municipality, current_language()),
        "is_open": takes_contributions(found.event, on=timezone.localdate()),
        "wants_letters": hasattr(found, "giver") and found.giver.confirmed_at is None,
        "title": title,
        "breadcrumbs": event_trail(found.event, municipality, Link(title)),
        "robots": "noindex, nofollow",
        "sent_text": found.text,
    }
    return render(request, "web/participation/receipt.html", context)


def _received(municipality: str, signed: str) -> Contribution:
    try:
        number = signing.Signer(salt=RECEIPT).unsign_object(signed)
        rows = Contribution.objects.select_related(
            "event__municipality", "event__programme", "theme", "giver"
        )
        return rows.get(pk=number, event__municipality__slug=municipality)
    except (signing.BadSignature, Contribution.DoesNotExist):
        raise Http404(gettext("The address is not whole. Copy all of it.")) from None


@own_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    """Agreeing with what somebody else said: asked first, then counted once for each browser."""
    municipality_of(request, municipality)
    rows = contributions().filter(event__municipality__slug=municipality, event__takes_support=True)
    found = rows.select_related("event__municipality", "event__programme").filter(pk=number).first()
    if found is None:
        raise Http404(gettext("There is no such view here."))
    posted = request.POST if request.method == "POST" else None
    form = SupportForm(posted, purpose=f"support/{number}", at=timezone.now())
    if posted is not None and form.is_valid() and form.let_through(request) is not None:
        return _supported(request, municipality, found)
    title = gettext("Support the view")
    context = {
        "form": form,
        "contribution": found,
        "title": title,
        "breadcrumbs": event_trail(found.event, municipality, Link(title)),
        "robots": "noindex",
    }
    return render(request, "web/participation/support.html", context, status=422 if form.errors else 200)


def _supported(request: HttpRequest, municipality: str, found: Contribution) -> HttpResponse:
    visitor = _visitor(request)
    try:
        actions.support(found, visitor=visitor, at=timezone.now())
    except ValidationError as error:
        raise Http404(" ".join(error.messages)) from None
    of = {"municipality": municipality, "number": found.pk}
    answer = HttpResponseRedirect(reverse("web:contribution", kwargs=of))
    answer.set_cookie(
        SUPPORTER, str(visitor), max_age=A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return answer


def _visitor(request: HttpRequest) -> UUID:
    """A random mark, kept by the browser from its first support on, so that one is not counted twice."""
    try:
        return UUID(request.COOKIES.get(SUPPORTER, ""))
    except ValueError:
        return uuid4()
