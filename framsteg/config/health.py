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
from django.utils import timezone

from framsteg.audit.models import Generation
from framsteg.jobs.queries.standing import all_on_time

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
            return _uncached(_readiness(request))
        return self.get_response(request)


def _readiness(request: HttpRequest) -> JsonResponse:
    """A proxy asks whether to send visitors here, which no late job decides; who asks `?jobs` asks about them too."""
    needed = {"database": _database_answers(), "files": _files_are_written()}
    found = needed | {"jobs": needed["database"] and _jobs_are_done()}
    is_well = all((found if "jobs" in request.GET else needed).values())
    return JsonResponse(found, status=200 if is_well else 503)


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


def _jobs_are_done() -> bool:
    """No job has been without success for long."""
    try:
        return all_on_time(at=timezone.now())
    except Error:
        log.exception("Nothing is known of the jobs")
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
