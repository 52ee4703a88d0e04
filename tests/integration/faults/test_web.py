"""The web server is killed, starved or cut off from its database: what was confirmed is there, and it goes on."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from framsteg.accounts.models import OrganisationUnit
from framsteg.audit.models import AuditEntry
from framsteg.programme.actions import report_links
from framsteg.programme.models import ReportLink, StatusReport
from tests.factories.programme import SOMEONE
from tests.factories.reporting import Owner, owner

from .conftest import THREADS, WORKERS, Web

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]
MANY = 24


def links_of(asked: Owner) -> list[str]:
    """Where a partner reports on each of them."""
    now = timezone.now()
    link = ReportLink(
        programme=asked.round.programme, role=asked.role, expires_on=now.date() + timedelta(days=30)
    )
    secret = report_links.make(link, asked.sub_projects, by=SOMEONE, at=now)
    base = f"/sv/{asked.round.programme.municipality.slug}/rapportera/{secret}/"
    return [f"{base}{each.pk}/" for each in asked.asks]


def test_reports_survive_a_server_that_is_killed_and_are_stored_once(web: Web) -> None:
    forms = {
        path: {"stage": "done", "text": "Klart.", "act": "send", "submission": str(uuid4())}
        for path in links_of(owner(MANY))
    }
    with ThreadPoolExecutor(MANY) as pool:
        answers = {path: pool.submit(web.ask, path, form) for path, form in forms.items()}
        while StatusReport.objects.count() < MANY // 4:
            time.sleep(0.01)
        web.kill()
        confirmed = {path for path, answer in answers.items() if answer.result() == 302}
    stored = StatusReport.objects.count()
    assert len(confirmed) <= stored < MANY
    web.start()
    again = {path: web.ask(path, form) for path, form in forms.items()}  # those that were confirmed too
    assert set(again.values()) == {302}
    told = AuditEntry.objects.filter(object_type="programme.statusreport", action="created")
    reported = Counter(StatusReport.objects.values_list("sub_project_id", flat=True))
    assert (len(reported), set(reported.values()), told.count()) == (MANY, {1}, MANY)


def test_slow_clients_on_every_thread_keep_nobody_else_waiting(web: Web) -> None:
    slow = []
    for _each in range(4 * WORKERS * THREADS):
        client = socket.create_connection(("127.0.0.1", web.port))
        client.sendall(b"POST /sv/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nx")
        slow.append(client)
    answers = [web.ask("/healthz", seconds=5.0) for _each in range(10)]
    for client in slow:
        client.close()
    assert answers == [200] * 10


def test_a_database_that_is_gone_comes_back_and_so_do_the_pages(web: Web) -> None:
    """A file of SQLite is not gone while somebody has it open: there the only place to write is taken instead."""
    path = f"/sv/{owner().round.programme.municipality.slug}/program/"
    is_server = connection.vendor == "postgresql"
    here = web.ask(path)
    with nobody_let_in() if is_server else place_taken():
        away = [web.ask(path), web.ask("/readyz")]
        alive = web.ask("/healthz")
    back = [web.ask(path) for _each in range(2 * WORKERS * THREADS)]
    assert (here, alive, set(back)) == (200, 200, {200})
    assert away == ([500, 503] if is_server else [200, 200])
    assert ("OperationalError" in web.log.read_text(encoding="utf-8")) is is_server


@contextmanager
def nobody_let_in() -> Iterator[None]:
    """Everybody is thrown out of the database, and nobody comes in."""
    of = connection.settings_dict
    where = "postgresql://{USER}@{HOST}:{PORT}/postgres".format(**of)
    with psycopg.connect(where, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{of["NAME"]}" ALLOW_CONNECTIONS false')
        connections.close_all()
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [of["NAME"]]
        )
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{of["NAME"]}" ALLOW_CONNECTIONS true')


@contextmanager
def place_taken() -> Iterator[None]:
    with transaction.atomic():
        OrganisationUnit.objects.update(name="Upptagen")
        yield
