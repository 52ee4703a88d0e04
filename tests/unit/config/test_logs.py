"""The log says what happened, and nothing of who somebody is."""

import io
import json
import logging
from collections.abc import Iterator
from logging.config import DictConfigurator
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from structlog.contextvars import bound_contextvars

from framsteg.config.scrubbing import present_request, scrubbed
from framsteg.config.settings.parts import logging_of

PEOPLE = {
    "Delivery to anna.berg@provkoping.example failed": "Delivery to [borttaget] failed",
    "connection from 192.0.2.17 refused": "connection from [address] refused",
    "connection from 2001:db8::17 refused at 12:30:45": "connection from [address] refused at 12:30:45",
    "connection to 127.0.0.1 and ::1 refused": "connection to 127.0.0.1 and ::1 refused",
    "born 19900101-0017": "born [borttaget]",
    "postgresql://framsteg:hemligt@db.example/framsteg": "postgresql://[secret]@db.example/framsteg",
    "Internal Server Error: /sv/provkoping/rapportera/Zm9vYmFyYmF6cXV4MTIz/": (
        "Internal Server Error: /sv/provkoping/rapportera/[secret]/"
    ),
    "/sv/provkoping/delta/0b9f2c9e-6a53-4f0e-8d6b-0a1f52b4c111:Sx9/": "/sv/provkoping/delta/[secret]/",
    "/sv/kristinehamn/ett-attraktivare-kristinehamn/": "/sv/kristinehamn/ett-attraktivare-kristinehamn/",
    "duplicate key\nDETAIL:  Key (username)=(annber) already exists.": "duplicate key\nDETAIL: [person]",
    "Failing row contains (1, Anna, Berg).": "Failing row contains [person].",
}


@pytest.mark.parametrize("text", PEOPLE)
def test_people_and_keys_are_taken_out(text: str) -> None:
    assert scrubbed(text) == PEOPLE[text]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """A log of its own, written as production writes it."""
    written = io.StringIO()
    chosen = logging_of("json", "INFO")
    handler = logging.StreamHandler(written)
    handler.setFormatter(DictConfigurator(chosen).configure_formatter(chosen["formatters"]["chosen"]))
    logger = logging.getLogger("prov")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield written
    logger.removeHandler(handler)


def told(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_an_event_is_a_line_with_the_identity_of_its_request(lines: io.StringIO) -> None:
    with bound_contextvars(request="abc123"):
        logging.getLogger("prov").info("Sent to %s", "anna.berg@provkoping.example", extra={"status": 200})
    (event,) = told(lines)
    assert event.pop("at").endswith("Z")
    assert event == {
        "event": "Sent to [borttaget]", "level": "info", "logger": "prov", "request": "abc123", "status": 200,
    }  # fmt: skip


def test_a_fault_is_one_line_with_its_way_and_without_who_asked(lines: io.StringIO) -> None:
    request: Any = HttpRequest()
    request._cached_user = SimpleNamespace(
        is_authenticated=True, first_name="Anna", last_name="Berg",
        get_full_name=lambda: "Anna Berg", get_username=lambda: "annber",
    )  # fmt: skip
    noted = present_request.set(request)
    try:
        raise ValueError("annber (Anna Berg) cannot save Bergsgatan for anna@provkoping.example")
    except ValueError:
        logging.getLogger("prov").exception("Internal Server Error", extra={"request": request})
    finally:
        present_request.reset(noted)
    (event,) = told(lines)
    assert event["exception"].endswith(
        "ValueError: [person] ([person]) cannot save Bergsgatan for [borttaget]"
    )
    assert "test_logs.py" in event["exception"]
    assert "request" not in event
