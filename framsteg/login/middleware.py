"""What the pages of the login need around them, the second factor before anything else, and when one was last here."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode

from framsteg.login import second_factor

GetResponse = Callable[[HttpRequest], HttpResponseBase]

NOTED_EVERY = timedelta(minutes=5)
NOTED_AT = "framsteg_seen_at"
BEHIND = ("wagtaildocs_serve",)
"""Addresses outside the editor's path that show more to those who are signed in."""


class LoginPagesMiddleware:
    """The pages of the login have no language in their address: it is chosen, or that of the page one came from."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(settings.LOGIN_PATH):
            return self.get_response(request)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            _speak(request, request.GET.get("next", ""))
        request.framsteg_private = True  # type: ignore[attr-defined]
        request.framsteg_translation_url = _other_language(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response


class SecondFactorMiddleware:
    """Leads those who must have a second factor and have none to where they set it up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        if not settings.FRAMSTEG_MFA_REQUIRED_FOR or not _is_behind_login(request):
            return None
        if not second_factor.lacks(request):
            return None
        return HttpResponseRedirect(reverse("mfa_index"))


class LastSeenMiddleware:
    """Notes now and then that a session is in use, so that its owner sees which are."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.session.accessed and request.session.get(NOTED_AT):
            _note(request)
        return response


def begin_noting(sender: Any, request: HttpRequest, **details: Any) -> None:
    """Receives Django's `user_logged_in`."""
    request.session[NOTED_AT] = timezone.now().timestamp()


def _note(request: HttpRequest) -> None:
    now = timezone.now()
    if now.timestamp() - request.session[NOTED_AT] < NOTED_EVERY.total_seconds():
        return
    request.session[NOTED_AT] = now.timestamp()
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)


def _is_behind_login(request: HttpRequest) -> bool:
    match = request.resolver_match
    name = match.view_name if match else ""
    if name == settings.FRAMSTEG_SIGN_OUT:
        return False
    behind = request.path_info.startswith(settings.EDITOR_PATH) or name in BEHIND
    return behind or (name.startswith("web:my_") and name != "web:my_following")


def _speak(request: HttpRequest, coming_from: str) -> None:
    language = coming_from.strip("/").partition("/")[0]
    if language in dict(settings.LANGUAGES):
        translation.activate(language)
        request.LANGUAGE_CODE = language


def _other_language(request: HttpRequest) -> str:
    other = "en" if translation.get_language() == "sv" else "sv"
    back = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return f"{reverse('login_language', args=[other])}?{back}"
