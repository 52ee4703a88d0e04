"""A full disk while somebody waits for a page: told in their words, and nothing half done."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.db import OperationalError, connection
from django.test import Client

from framsteg.accounts.models import Access
from framsteg.reports.models import Release, ReleaseState, ReportEdition
from tests.factories import editions as make
from tests.factories.editor import client_of, editor


@contextmanager
def little_room() -> Iterator[None]:
    """The system itself refuses files of more than a kilobyte, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def full_database() -> Iterator[None]:
    """SQLite may take no further page, and has none to spare."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler (a)")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        for size in (100_000, 10_000, 1_000, 100, 10):
            with suppress(OperationalError):
                while True:
                    cursor.execute(f"INSERT INTO filler VALUES (zeroblob({size}))")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
            cursor.execute("DROP TABLE filler")


@pytest.mark.django_db
def test_a_pdf_that_cannot_be_made_is_told_and_is_there_once_there_is_room() -> None:
    draft = make.published()
    address = f"/sv/{draft.municipality.slug}/rapport/{draft.slug}/1/rapport.pdf"
    reader = Client(raise_request_exception=False)
    with little_room():
        answer = reader.get(address)
    assert answer.status_code == 507
    assert "Serverns disk är full, så filen eller sidan kunde inte göras." in answer.content.decode()
    assert reader.get(address).content.startswith(b"%PDF")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite can be told how large it may become.")
@pytest.mark.xdist_group("commits")
@pytest.mark.usefixtures("committed_db", "no_files_looked_at")
def test_a_release_that_cannot_be_written_is_told_and_stays_as_it_was() -> None:
    release = make.release_of(make.signed())
    communicator = client_of(editor(release.municipality, Access.COMMUNICATOR))
    communicator.raise_request_exception = False
    with full_database():
        answer = communicator.post(f"/admin/release/{release.pk}/publish-now/")
    assert answer.status_code == 507
    assert "ingenting har publicerats, varken helt eller till hälften" in answer.content.decode()
    assert Release.objects.get().state == ReleaseState.PLANNED
    assert not ReportEdition.objects.exists()
