"""A watchman on the machine itself is answered, whatever name the site goes by."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from framsteg.audit.models import Generation


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    settings.ALLOWED_HOSTS = ["kommun.example"]
    settings.SECURE_SSL_REDIRECT = True


def test_a_ready_installation_says_so(db: None, client: Client) -> None:
    Generation.objects.get_or_create(id=1)
    living, ready = (client.get(path, headers={"host": "127.0.0.1"}) for path in ("/healthz", "/readyz"))
    assert (living.status_code, living.json()) == (200, {"living": True})
    assert (ready.status_code, ready.json()) == (200, {"database": True, "files": True, "jobs": False})
    assert ready["Cache-Control"] == "no-store"


def test_without_tables_or_room_it_is_not_ready(db: None, client: Client, settings: Any) -> None:
    Generation.objects.all().delete()
    settings.DATA_DIR = "/proc/none"
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()) == (503, {"database": False, "files": False, "jobs": False})
    assert client.get("/healthz").status_code == 200


def test_a_database_that_is_gone_is_told_not_a_fault(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> bool:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(Generation.objects, "exists", gone)
    monkeypatch.setattr("framsteg.config.health.connection.close", lambda: None)
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["database"]) == (503, False)
