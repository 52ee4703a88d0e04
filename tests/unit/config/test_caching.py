"""A shared cache that does not answer is done without. What a real one does: trials/test_nodes.py."""

import logging
from collections.abc import Iterator

import pytest

from framsteg.config.caching import PatientClient, PatientRedisCache
from framsteg.config.settings.parts import edition, shared_pages

NOBODY = "redis://127.0.0.1:1/0"


@pytest.fixture
def cache() -> Iterator[PatientRedisCache]:
    PatientClient.silent_until = 0.0
    yield PatientRedisCache(NOBODY, {})
    PatientClient.silent_until = 0.0


def test_without_an_answer_nothing_is_known_and_nothing_fails(
    cache: PatientRedisCache, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        assert (cache.get("page", "made anew"), cache.add("lock", True)) == ("made anew", True)
        cache.set("page", "kept")
        cache.set_many({"page": "kept"})
        assert (cache.get_many(["page"]), cache.has_key("page")) == ({}, False)
        assert (cache.delete("page"), cache.touch("page")) == (False, False)
        with pytest.raises(ValueError, match="Nothing is known"):
            cache.incr("count")
    assert len(caplog.records) == 1  # it is asked once, and left alone for a while


def test_pages_of_one_edition_are_not_those_of_another() -> None:
    assert shared_pages(NOBODY)["KEY_PREFIX"] == f"framsteg:{edition()}"
    assert len(edition()) == 12
