"""Who may load what from here into pages of their own: nobody, but for the open data and the boxes."""

import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]
FOR_ALL = re.compile(r"/(api|datasets)/|/[a-z]{2}/[^/]+/ruta/")


class CrossOriginMiddleware:
    """Sets Cross-Origin-Resource-Policy on every answer, files of the site's own too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = "cross-origin" if FOR_ALL.match(request.path_info) else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", policy)
        return response
