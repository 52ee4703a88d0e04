"""Refuses what is larger than anything that is ever sent here, before any of it is read.

The web server has limits of its own on the lines of a request; these are the application's, whatever stands before it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import get_template

GetResponse = Callable[[HttpRequest], HttpResponseBase]

LONGEST_ADDRESS = 8 * 1024
LARGEST_HEADERS = 32 * 1024
LARGEST_FORM = 1024 * 1024
"""What a visitor sends: words, never files."""
LARGEST_UPLOAD = 110 * 1024 * 1024
"""What an editor sends: plans, accounts, figures, documents and pictures, several at a time."""


class LimitsMiddleware:
    """Answers 413, 414 and 431 with a page in plain words; 400 where the size is no number."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        status = _refusal(request)
        return _told(status) if status else self.get_response(request)


def _refusal(request: HttpRequest) -> int:
    """The status that the request is refused with; 0 for none."""
    meta = request.META
    if len(request.path_info) + len(meta.get("QUERY_STRING", "")) > LONGEST_ADDRESS:
        return 414
    if (
        sum(len(name) + len(str(value)) for name, value in meta.items() if name.startswith("HTTP_"))
        > LARGEST_HEADERS
    ):
        return 431
    said = meta.get("CONTENT_LENGTH") or "0"
    if not (said.isascii() and said.isdecimal()):
        return 400
    is_editor = request.path_info.startswith(settings.EDITOR_PATH)
    return 413 if int(said) > (LARGEST_UPLOAD if is_editor else LARGEST_FORM) else 0


def _told(status: int) -> HttpResponse:
    page = get_template("too_large.html").render({"status": status})
    return HttpResponse(page, status=status, headers={"Connection": "close", "Cache-Control": "no-store"})
