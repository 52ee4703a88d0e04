"""The interface asked for what its own description says can be asked, and for what it says cannot."""

import os
from collections.abc import Iterator
from itertools import product

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import status_code_conformance

from framsteg.open_data.api import description
from tests.factories import programme as make
from tests.factories.open_data import a_programme

pytestmark = pytest.mark.django_db
TIMES = int(os.environ.get("FRAMSTEG_FUZZ", "1"))
"""How many questions of each operation and kind; more when somebody wants to look harder."""
ASKED = settings(
    max_examples=TIMES,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [not_a_server_error, status_code_conformance]


def is_like_another(operation: str) -> bool:
    """One thing by its id is asked for in the same way whatever its kind: one kind is enough."""
    return operation.startswith("get_") and operation != "get_programmes"


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """The connection of the test is not closed between requests, as Django's own test client sees to."""
    for sent in (request_started, request_finished):
        sent.disconnect(close_old_connections)
    yield
    for sent in (request_started, request_finished):
        sent.connect(close_old_connections)


def test_no_question_breaks_it(kept_connection: None) -> None:
    a_programme(make.MunicipalityFactory())
    described = schemathesis.openapi.from_dict(dict(description()))
    described.app = get_wsgi_application()
    asked: list[int] = []
    operations = list(described.get_all_operations())
    for found, mode in product(operations, (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)):

        @seed(7)
        @ASKED
        @given(case=found.ok().as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            answer = case.call_and_validate(checks=CHECKS, headers={"Host": "testserver"})
            asked.append(answer.status_code)

        try:
            ask()
        except Unsatisfiable:
            continue  # nothing can be asked wrongly where nothing can be asked for
    assert len(asked) > 80
    assert set(asked) <= {200, 404, 422}
