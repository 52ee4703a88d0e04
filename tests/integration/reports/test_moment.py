"""The moment of a release: report, news, pages, data and feeds become public together, and go back together."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from framsteg.reports import actions
from framsteg.reports.actions.releases import carry_out_due
from framsteg.reports.models import ReleaseState, ReportEdition
from tests.factories.programme import SOMEONE

from .bundle import bundle, due
from .test_releases import LATER, address_of_database, with_odd

pytestmark = [pytest.mark.xdist_group("commits"), pytest.mark.usefixtures("committed_db")]

WORKER = """
import os, signal, sys, time, django
django.setup()
from datetime import datetime
from framsteg.reports import bundling
from framsteg.reports.actions.releases import carry_out_due
from tests.integration.reports.test_releases import Odd
bundling.register("odd", Odd(lambda: {act}))
print("ready", flush=True)
sys.stdin.readline()
print(len(carry_out_due(at=datetime.fromisoformat("{at}"))), flush=True)
"""
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"
SLOW = "time.sleep(0.5)"


def worker(act: str) -> "subprocess.Popen[str]":
    """A process of its own that carries out what is due once a line is written to it."""
    return subprocess.Popen(
        [sys.executable, "-c", WORKER.format(act=act, at=LATER.isoformat())],
        env={**os.environ, "FRAMSTEG_DATABASE": address_of_database(), "PYTHONPATH": os.getcwd()},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def reader() -> Iterator[ThreadPoolExecutor]:
    """Somebody who reads through a connection of their own all the while."""
    with ThreadPoolExecutor(1) as pool:
        yield pool
        pool.submit(lambda: connection.close()).result()


def test_all_of_it_becomes_public_in_one_moment_and_goes_back_in_one(
    odd: Any, reader: ThreadPoolExecutor
) -> None:
    found, seen = bundle(), dict[str, set[str]]()

    def look(when: str) -> None:
        seen[when] = reader.submit(found.seen).result()

    odd(lambda: look("within"))
    with_odd(found.release)
    due(found)
    look("before")
    assert carry_out_due(at=LATER) == [found.release]
    look("after")
    found.release.refresh_from_db()
    actions.releases.retract(found.release, by=SOMEONE, at=LATER)
    look("retracted")
    everything = set(found.sights)
    assert seen == {"before": set(), "within": set(), "after": everything, "retracted": set()}


def test_killed_workers_leave_nothing_and_of_two_that_race_one_makes_it_public(odd: Any) -> None:
    odd()
    found = bundle()
    with_odd(found.release)
    due(found)
    killed = worker(KILLED)
    racing = [worker(SLOW), worker(SLOW)]
    for each in (killed, *racing):
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    killed.communicate("\n")
    assert killed.returncode == -signal.SIGKILL
    found.release.refresh_from_db()
    assert (found.release.state, found.seen()) == (ReleaseState.SCHEDULED, set())
    assert not ReportEdition.objects.exists()
    for each in racing:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    assert sorted(each.communicate()[0] for each in racing) == ["0\n", "1\n"]
    assert ReportEdition.objects.count() == 1
    assert found.seen() == set(found.sights)


def test_a_full_disk_in_the_middle_leaves_nothing_public_and_is_told(odd: Any) -> None:
    """The database itself says that it is full: SQLite may take no further page, as on a full disk."""
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite can be told how large it may become.")

    def fill() -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
            cursor.execute("CREATE TABLE filler (a)")
            cursor.execute("INSERT INTO filler VALUES (zeroblob(10000000))")

    odd(fill)
    found = bundle()
    with_odd(found.release)
    due(found)
    try:
        assert carry_out_due(at=LATER) == []
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    found.release.refresh_from_db()
    assert (found.release.state, found.seen()) == (ReleaseState.SCHEDULED, set())
    assert found.release.failure == "Det finns ingen plats kvar på serverns disk."
    odd()
    assert carry_out_due(at=LATER + timedelta(minutes=1)) == [found.release]
