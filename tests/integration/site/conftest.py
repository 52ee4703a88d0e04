from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from framsteg.accounts.models import Municipality
from tests.factories.programme import MunicipalityFactory
from tests.factories.site import PublicSite, public_site


@pytest.fixture
def municipality(db: None) -> Municipality:
    return MunicipalityFactory.create(code="1781", name="Kristinehamns kommun", slug="kristinehamn")


@pytest.fixture
def swedish_site(municipality: Municipality) -> PublicSite:
    return public_site(municipality)


@pytest.fixture
def english_site(swedish_site: PublicSite) -> PublicSite:
    return public_site(swedish_site.municipality, "en", translation_of=swedish_site)


@pytest.fixture
def query_count() -> Callable[[Callable[[], object]], int]:
    """Counts the queries of a call."""

    def counted(call: Callable[[], object]) -> int:
        asked: list[str] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            asked.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            call()
        return len(asked)

    return counted
