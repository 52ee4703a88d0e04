"""Refuses addresses with a null character before anything is looked up: PostgreSQL cannot hold one in a text.

Public pages read their own parameters with care and tell what they cannot make out; the editor's lists are Wagtail's.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class NullCharactersMiddleware:
    """Nothing has a null character in its address, so that such an address leads nowhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or _asks_the_editor_for_one(request):
            request.path = request.path_info = request.path_info.replace(
                "\0", ""
            )  # for the page that says so
            raise Http404
        return self.get_response(request)


def _asks_the_editor_for_one(request: HttpRequest) -> bool:
    in_the_editor = request.path_info.startswith(settings.EDITOR_PATH)
    return in_the_editor and "%00" in request.META.get("QUERY_STRING", "")
