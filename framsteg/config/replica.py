"""Public pages may be read from a streaming replica; everything else is read where it is written.

A page is made from the replica only when the replica has come to the generation that the page is kept under: every
public change raises that number in its own transaction, so that a replica which has the number has the change. Whoever
has a session, writes, or asks for what is for one person alone reads the primary. So everybody reads what was written.
"""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from framsteg.audit import generation
from framsteg.config import measured

PRIMARY, REPLICA = DEFAULT_DB_ALIAS, "replica"
PAUSE = 5.0
"""Seconds for which a replica that did not answer is not asked again."""
_reads_from: ContextVar[str] = ContextVar("reads_from", default=PRIMARY)
log = logging.getLogger(__name__)


class ReplicaRouter:
    """Where a query goes. What writes in the midst of a page reads what it wrote."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _reads_from.get()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        _reads_from.set(PRIMARY)
        return PRIMARY

    def allow_relation(self, first: Model, second: Model, **hints: Any) -> bool:
        return True  # both are the same database

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == PRIMARY


class ReplicaMiddleware:
    """Stands within the page cache: a page that is kept costs neither of them anything but its generation."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.silent_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        present: int | None = getattr(request, "framsteg_generation", None)
        if present is None or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        if self._has(present):
            response = self._from_replica(request)
            if response.status_code < 500:
                measured.read_from(REPLICA)
                return response
            # Whatever it was, the replica may have been the reason. To read a page once more does no harm.
            self._leave_alone()
        measured.read_from(PRIMARY)
        return self.get_response(request)

    def _from_replica(self, request: HttpRequest) -> HttpResponseBase:
        chosen = _reads_from.set(REPLICA)
        try:
            return self.get_response(request)
        finally:
            _reads_from.reset(chosen)

    def _has(self, present: int) -> bool:
        """Whether the replica answers and has come as far as that generation."""
        if time.monotonic() < self.silent_until:
            return False
        try:
            return generation.current(using=REPLICA) >= present
        except (DatabaseError, InterfaceError):
            log.exception("The replica does not answer; pages are read from the primary")
            connections[REPLICA].close()
            self._leave_alone()
            return False

    def _leave_alone(self) -> None:
        self.silent_until = time.monotonic() + PAUSE
