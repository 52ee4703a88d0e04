"""What is known of each request while it is answered: an identity for the log, its kind, and how long it took."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from structlog.contextvars import bound_contextvars

from framsteg.config import measured
from framsteg.config.scrubbing import present_request

HEADER = "X-Request-ID"
SLOW = 1.0
"""Seconds from which a request is worth a line in the log."""
_IDENTITY = re.compile(r"[A-Za-z0-9-]{8,64}")
log = logging.getLogger(__name__)


class RequestMiddleware:
    """Stands outermost but for what the machine itself asks, so that kept pages are counted too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        identity = _identity(request)
        began = time.perf_counter()
        noted = present_request.set(request)
        try:
            with bound_contextvars(request=identity):
                response = self.get_response(request)
                _tell(request, response, time.perf_counter() - began)
        finally:
            present_request.reset(noted)
        response.headers[HEADER] = identity
        return response


def _identity(request: HttpRequest) -> str:
    """The one that the proxy gave, so that its log and ours can be laid beside each other; else one of our own."""
    told = request.headers.get(HEADER, "")
    return told if _IDENTITY.fullmatch(told) else uuid4().hex


def _tell(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    kind = kind_of(request.path_info)
    measured.request(kind, response.status_code, seconds)
    made: bool | None = getattr(request, "framsteg_made", None)
    if made is not None:
        measured.page(kept=not made)
    if response.status_code < 500 and seconds < SLOW:
        return
    match = request.resolver_match
    told = {
        "kind": kind,
        "method": request.method,
        "view": match.view_name if match else "",
        "status": response.status_code,
        "seconds": round(seconds, 3),
    }
    log.warning("A request failed" if response.status_code >= 500 else "A request was slow", extra=told)


def kind_of(path: str) -> str:
    """What is asked for, in few words."""
    if path.startswith(settings.EDITOR_PATH):
        return "editor"
    if path.startswith(("/api/", "/datasets/")):
        return "data"
    return "file" if path.startswith(("/static/", "/media/", "/documents/")) else "page"
