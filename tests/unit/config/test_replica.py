"""A page is read from the replica when that has come as far as the page is to tell; all else from the primary.

What real databases do beside each other: trials/test_nodes.py.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from framsteg.config import replica
from framsteg.config.replica import ReplicaMiddleware, ReplicaRouter
from framsteg.programme.models import Programme

ROUTER = ReplicaRouter()


@pytest.fixture
def comes_to(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[int | Exception], None]:
    """How far the replica has come, or why it does not answer."""
    monkeypatch.setitem(settings.DATABASES, "replica", {})
    told: list[int | Exception] = [0]

    def current(using: str) -> int:
        assert using == "replica"
        if isinstance(told[0], Exception):
            raise told[0]
        return told[0]

    monkeypatch.setattr(replica.generation, "current", current)
    monkeypatch.setattr(replica, "connections", {"replica": SimpleNamespace(close=lambda: None)})
    return lambda answer: told.__setitem__(0, answer)


def asked(middleware: ReplicaMiddleware, generation: int | None = 7, **cookies: str) -> str:
    request: Any = HttpRequest()
    request.COOKIES = cookies
    if generation is not None:
        request.framsteg_generation = generation
    return middleware(request).headers["From"]


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"From": ROUTER.db_for_read(Programme)})


def test_without_a_replica_nothing_stands_in_between() -> None:
    with pytest.raises(MiddlewareNotUsed):
        ReplicaMiddleware(page)


def test_a_page_is_read_from_a_replica_that_has_its_generation(comes_to: Any) -> None:
    middleware = ReplicaMiddleware(page)
    comes_to(6)
    assert asked(middleware) == "default"
    for far_enough in (7, 8):
        comes_to(far_enough)
        assert asked(middleware) == "replica"
    assert ROUTER.db_for_read(Programme) == "default"  # and nothing after the page


def test_who_has_a_session_or_asks_for_what_is_not_kept_reads_the_primary(comes_to: Any) -> None:
    middleware = ReplicaMiddleware(page)
    comes_to(7)
    assert (asked(middleware, sessionid="x"), asked(middleware, None)) == ("default", "default")


def test_what_writes_in_the_midst_of_a_page_reads_what_it_wrote(comes_to: Any) -> None:
    def writing(request: HttpRequest) -> HttpResponse:
        assert ROUTER.db_for_write(Programme) == "default"
        return page(request)

    comes_to(7)
    assert asked(ReplicaMiddleware(writing)) == "default"


def test_a_replica_that_is_away_or_fails_is_left_alone_for_a_while(
    comes_to: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(request: HttpRequest) -> HttpResponse:
        response = page(request)
        response.status_code = 500 if response.headers["From"] == "replica" else 200
        return response

    now = [0.0]
    monkeypatch.setattr(replica.time, "monotonic", lambda: now[0])
    middleware = ReplicaMiddleware(page)
    for answer, respond in ((OperationalError("gone"), page), (7, failing)):
        now[0] += 10
        comes_to(answer)
        middleware.get_response = respond
        assert asked(middleware) == "default"
        comes_to(7)
        middleware.get_response = page
        assert asked(middleware) == "default"
        now[0] += 10
        assert asked(middleware) == "replica"
