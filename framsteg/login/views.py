"""The pages of the login that are the house's own, and the old ways in, which lead to the one there is."""

from typing import Any

from allauth.mfa.base.views import IndexView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from framsteg.accounts.models import User
from framsteg.login import second_factor, sessions

WAIT = 5 * 60


def one_login(request: HttpRequest, **of: Any) -> HttpResponse:
    """Every other page that ever asked for a password leads here, whatever is sent to it."""
    back = request.GET.get("next", "") or settings.EDITOR_PATH
    return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


@require_safe
def in_language(request: HttpRequest, code: str) -> HttpResponse:
    """Show the login's pages in a language from now on."""
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("account_login")
    answer = HttpResponseRedirect(back)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


class OverviewView(IndexView):
    """The ways to the second step, and whether one must be chosen before going on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"must_have": second_factor.lacks(self.request)}


overview = OverviewView.as_view()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; one device or all others are signed out from here."""
    user, here = signed_in(request), request.session.session_key
    if request.method == "POST":
        return _ended(request, user, here)
    context = {"title": gettext("My sign-ins"), "sessions": sessions.sessions_of(user, here=here)}
    return render(request, "usersessions/usersession_list.html", context)


def signed_in(request: HttpRequest) -> User:
    """Whose pages these are; nobody comes here without having signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _ended(request: HttpRequest, user: User, here: str | None) -> HttpResponse:
    which = request.POST.get("session", "")
    only = int(which) if which.isascii() and which.isdigit() and len(which) < 19 else None
    if which and only is None:
        return redirect("usersessions_list")
    ended = sessions.end(user, by=user, at=timezone.now(), only=only, but=here)
    told = ngettext(
        "%(number)d device has been signed out.", "%(number)d devices have been signed out.", ended
    )
    messages.success(request, told % {"number": ended})
    return redirect("usersessions_list")


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries in a short time, by whoever it was."""
    answer = render(
        request, "429.html", {"title": gettext("Too many tries"), "robots": "noindex"}, status=429
    )
    answer.headers["Retry-After"] = str(WAIT)
    return answer
