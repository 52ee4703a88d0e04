"""Refuses addresses with a null character before anything is looked up: PostgreSQL cannot hold one in a text."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class NullCharactersMiddleware:
    """Nothing has a null character in its address, so that such an address leads nowhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            request.path = request.path_info = request.path_info.replace(
                "\0", ""
            )  # for the page that says so
            raise Http404
        return self.get_response(request)
