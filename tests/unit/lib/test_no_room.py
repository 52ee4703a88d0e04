import errno
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from framsteg.lib.no_room import is_for_want_of_room
from framsteg.reports.files import NotWritten, write_whole


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file of this process may grow beyond a few kilobytes: the system itself refuses, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_that_has_no_room(tmp_path: Path, little_room: None) -> None:
    with pytest.raises(NotWritten) as raised:
        write_whole(tmp_path / "a", b"x" * 10_000)
    assert is_for_want_of_room(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_has_no_room() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (a)")
    database.execute("PRAGMA max_page_count = 3")
    with pytest.raises(sqlite3.OperationalError) as raised:
        database.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,))
    assert is_for_want_of_room(raised.value)


def test_the_other_database_tells_by_its_number() -> None:
    class DiskFull(Exception):
        sqlstate = "53100"

    outer = RuntimeError()
    outer.__cause__ = DiskFull()
    assert is_for_want_of_room(outer)


@pytest.mark.parametrize(
    "error", [None, ValueError(), OSError(errno.EACCES, "no"), sqlite3.OperationalError()]
)
def test_what_is_something_else(error: BaseException | None) -> None:
    assert not is_for_want_of_room(error)
