"""Signing up for an event, and giving the seat back."""

from uuid import UUID

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from framsteg.participation.actions import sign_ups as actions
from framsteg.participation.emails.sign_ups import SIGNED_UP
from framsteg.participation.emails.sign_ups import signed as sign
from framsteg.participation.models import Event, SignUp
from framsteg.participation.queries.sign_ups import place_in_queue, seats, signed_up_with
from framsteg.participation.rules.contributions import takes_sign_ups
from framsteg.web.forms.taking_part import SignUpForm
from framsteg.web.presenters.events import event_line
from framsteg.web.site import Link, current_language, municipality_of

from .event_lookup import event_at, event_trail
from .taking_part import own_page


@own_page
@csrf_exempt  # the form carries a pass of its own, see views.taking_part
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    event = event_at(request, municipality, slug)
    if not event.takes_sign_ups:
        raise Http404(gettext("Nobody has to sign up for this event."))
    posted = request.POST if request.method == "POST" else None
    form = SignUpForm(posted, purpose=f"sign-up/{event.pk}", at=timezone.now())
    if posted is None or not form.is_valid():
        return _page(request, event, municipality, form)
    given = form.given_pass
    made = signed_up_with(given.token) if given else None
    if made is None:
        passed = form.let_through(request)
        if passed is None:
            return _page(request, event, municipality, form, status=429)
        made = _made(event, form, passed.token)
    if made is None:
        return _page(request, event, municipality, form)
    return HttpResponseRedirect(_own_url(municipality, made))


def _made(event: Event, form: SignUpForm, token: UUID) -> SignUp | None:
    """None where the seat could not be taken; the form then says why."""
    said = form.cleaned_data
    try:
        return actions.sign_up(
            event,
            name=said["name"],
            email=said["email"],
            language=current_language(),
            token=token,
            at=form.at,
        )
    except ValidationError as error:
        form.renew()
        form.add_error("email" if hasattr(error, "error_dict") else None, error.messages)
        return None


def _own_url(municipality: str, made: SignUp) -> str:
    return reverse("web:signed_up", kwargs={"municipality": municipality, "signed": sign(made)})


def _page(
    request: HttpRequest, event: Event, municipality: str, form: SignUpForm, status: int = 422
) -> HttpResponse:
    heading = gettext("Sign up")
    context = {
        "form": form,
        "event": event_line(event, municipality, current_language()),
        "seats": seats(event),
        "is_open": takes_sign_ups(event, on=timezone.localdate()),
        "title": gettext("Error: %(title)s") % {"title": heading} if form.errors else heading,
        "heading": heading,
        "breadcrumbs": event_trail(event, municipality, Link(heading)),
        "robots": "noindex",
    }
    return render(request, "web/participation/sign_up.html", context, status=status if form.is_bound else 200)


@own_page
@csrf_exempt  # the address itself is the right
@require_http_methods(["GET", "HEAD", "POST"])
def signed_up(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """A seat or a place in the queue, for whoever has its address; a press gives it back."""
    tenant = municipality_of(request, municipality)
    request.framsteg_private = True  # type: ignore[attr-defined]
    try:
        token = UUID(signing.Signer(salt=SIGNED_UP).unsign_object(signed))
    except (signing.BadSignature, ValueError):
        raise Http404(gettext("The address is not whole. Copy all of it from the letter.")) from None
    made = signed_up_with(token)
    if made is not None and made.event.municipality_id != tenant.pk:
        raise Http404(gettext("The address is not whole. Copy all of it from the letter."))
    if made is not None and request.method == "POST":
        actions.cancel(made, at=timezone.now())
        made = None
    title = gettext("Your seat") if made and made.seat else gettext("Your place in the queue")
    if made is None:
        title = gettext("You are not signed up")
    event = made.event if made else None
    context = {
        "sign_up": made,
        "place": place_in_queue(made) if made and not made.seat else 0,
        "event": event_line(event, municipality, current_language()) if event else None,
        "title": title,
        "breadcrumbs": event_trail(event, municipality, Link(title)) if event else [Link(title)],
        "robots": "noindex, nofollow",
    }
    return render(request, "web/participation/signed_up.html", context)
