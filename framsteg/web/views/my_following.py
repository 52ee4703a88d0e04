"""Pages that only somebody who gets letters has: confirm, change, and end everything, without signing in."""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from framsteg.lib.plain_language import language_of
from framsteg.participation.actions import subscriptions
from framsteg.participation.emails.subscriptions import CONFIRM, MINE, STOP, my_address
from framsteg.participation.models import Subscriber
from framsteg.participation.queries.subscriptions import followed_by, subscriber_with, topic_of
from framsteg.participation.rules.subscriptions import CONFIRMED_WITHIN
from framsteg.web.followable import followable
from framsteg.web.forms.following import MyFollowingForm
from framsteg.web.site import Link, current_language, municipality_of

from .taking_part import own_page


@own_page
@csrf_exempt  # the signed address is the right
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """Asks first: programs that look through letters open every address in them, but press nothing."""
    return _page(request, municipality, signed, CONFIRM, max_age=CONFIRMED_WITHIN)


@own_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """Everything that is followed from an address, to be changed or ended."""
    return _page(request, municipality, signed, MINE)


@own_page
@csrf_exempt  # mail programs press the button themselves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """Asks first; a press, here or in the mail program, ends everything and deletes the address."""
    found = _found(request, municipality, signed, STOP)
    if found is not None and request.method == "POST":
        subscriptions.end(found)
        found = None
    if found is None:
        return _ended(request)
    title = gettext("End all letters?")
    return render(request, "web/following/stop.html", _frame(request, title))


def _page(
    request: HttpRequest, municipality: str, signed: str, salt: str, max_age: timedelta | None = None
) -> HttpResponse:
    found = _found(request, municipality, signed, salt, max_age)
    if found is None:
        return _ended(request)
    form = _form(request, found, is_confirming=salt == CONFIRM)
    if request.method == "POST" and "end" in request.POST:
        subscriptions.end(found)
        return _ended(request)
    if request.method == "POST" and form.is_valid():
        return _chosen(request, found, form)
    return _shown(request, found, form, is_confirming=salt == CONFIRM)


def _form(request: HttpRequest, found: Subscriber, *, is_confirming: bool) -> MyFollowingForm:
    language = current_language()
    followed = []
    for each in followed_by(found):
        thing = followable(topic_of(each), found.municipality, language)
        followed.append((each, thing.title if thing else ""))
    return MyFollowingForm(
        request.POST if request.method == "POST" else None,
        initial={"frequency": found.frequency, "language": found.language},
        followed=followed,
        only_confirmed=not is_confirming,
    )


def _chosen(request: HttpRequest, found: Subscriber, form: MyFollowingForm) -> HttpResponse:
    said = form.cleaned_data
    language = language_of(said["language"])
    goes_on = subscriptions.choose(
        found, keep=form.kept, frequency=said["frequency"], language=language, at=timezone.now()
    )
    if not goes_on:
        return _ended(request)
    path = my_address(found, current_language()).partition("://")[2].partition("/")[2]
    return HttpResponseRedirect(f"/{path}?sparat=1")


def _shown(
    request: HttpRequest, found: Subscriber, form: MyFollowingForm, *, is_confirming: bool
) -> HttpResponse:
    title = gettext("Do you want these letters?") if is_confirming else gettext("What you follow")
    is_saved = "sparat" in request.GET and request.method != "POST"
    own = {
        "form": form,
        "is_confirming": is_confirming,
        "is_saved": is_saved,
        "email": _masked(found.email),
        "heading": title,
    }
    shown = gettext("Error: %(title)s") % {"title": title} if form.errors else title
    status = 422 if form.errors else 200
    return render(request, "web/following/mine.html", _frame(request, shown) | own, status=status)


def _ended(request: HttpRequest) -> HttpResponse:
    """Whether it was ended now or long ago: nothing is kept, so that nothing more can be said."""
    title = gettext("You get no more letters")
    return render(request, "web/following/ended.html", _frame(request, title))


def _frame(request: HttpRequest, title: str) -> dict[str, object]:
    return {"title": title, "breadcrumbs": [Link(title)], "robots": "noindex, nofollow"}


def _found(
    request: HttpRequest, municipality: str, signed: str, salt: str, max_age: timedelta | None = None
) -> Subscriber | None:
    """None where the address has been forgotten; 404 where nobody was ever given it, or where it is too old."""
    tenant = municipality_of(request, municipality)
    request.framsteg_private = True  # type: ignore[attr-defined]
    try:
        nonce = UUID(signing.loads(signed, salt=salt, max_age=max_age))
    except signing.SignatureExpired:
        raise Http404(
            gettext("The link has become too old. Ask to follow once more, and you get a new one.")
        ) from None
    except (signing.BadSignature, ValueError):
        raise Http404(gettext("The address is not whole. Copy all of it from the letter.")) from None
    return subscriber_with(nonce, tenant.pk)


def _masked(email: str) -> str:
    """Enough for whoever knows the address: the letter may have been passed on."""
    name, _at, host = email.rpartition("@")
    return f"{name[:2]}…@{host}"
