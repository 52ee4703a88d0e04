"""What a proxy or a watchman asks: does the process live, and can it do its work?

Answered before anything looks at the host, the session or the way here, so that the machine itself can ask.
"""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from framsteg.audit.models import Generation

LIVING, READY = "/healthz", "/readyz"
log = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers the two addresses, and leaves all others alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == LIVING:
            return _uncached(JsonResponse({"living": True}))
        if request.path == READY:
            found = {"database": _database_answers(), "files": _files_are_written()}
            return _uncached(JsonResponse(found, status=200 if all(found.values()) else 503))
        return self.get_response(request)


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _database_answers() -> bool:
    """The database is there and has been made ready."""
    try:
        return Generation.objects.exists()
    except Error:
        log.exception("The database does not answer")
        connection.close()
        return False


def _files_are_written() -> bool:
    """There is room in the data folder, and it may be written to."""
    try:
        with tempfile.TemporaryFile(dir=Path(settings.DATA_DIR)) as file:
            file.write(bytes(4096))
            file.flush()
    except OSError:
        log.exception("The data folder cannot be written to")
        return False
    return True
