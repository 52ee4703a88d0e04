"""A municipality's installation as it is really started: its settings, its command, its server."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from framsteg.audit.models import Generation
from tests.at_once import database_address
from tests.factories.environment import NEEDED

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]
HOST = "utveckling.kommun.example"
TOKEN = "a-token-of-twenty-letters"
SECURE = {"host": HOST, "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7"}


def environment(folder: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FRAMSTEG_")}
    return {
        **inherited,
        **NEEDED,
        "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.production",
        "FRAMSTEG_DATA": str(folder),
        "FRAMSTEG_DATABASE": database_address(),
        "FRAMSTEG_METRICS_TOKEN": TOKEN,
    }


@pytest.fixture
def server(tmp_path: Path, static_files: None) -> Iterator[tuple["subprocess.Popen[bytes]", httpx.Client]]:
    """The start command as the unit and the container have it, and somebody who asks."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--host", "127.0.0.1", "--port", str(port)],
            cwd=settings.PROJECT_DIR, env=environment(tmp_path), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
                _wait_until_it_answers(client, process)
                yield process, client
        finally:
            process.kill()
            process.wait()


def _wait_until_it_answers(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            client.get("/healthz")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("The server did not start.")


@pytest.fixture
def static_files(tmp_path: Path) -> None:
    """Gathered as for the demo: compressing them takes long and changes nothing here."""
    Generation.objects.get_or_create(id=1)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path / "static"):
        call_command("collectstatic", interactive=False, verbosity=0)


def test_the_site_is_served_watched_and_stopped(server: Any, tmp_path: Path) -> None:
    process, client = server
    assert client.get("/readyz").json() == {"database": True, "files": True, "jobs": False}
    assert client.get("/readyz?jobs").status_code == 503
    plain = client.get("/sv/", headers={"host": HOST})
    assert (plain.status_code, plain.headers["location"]) == (301, f"https://{HOST}/sv/")

    pages = [
        client.get("/sv/ingenstans/", headers=SECURE | {"x-request-id": f"walk-{at:04}"}) for at in range(20)
    ]
    assert {page.status_code for page in pages} == {404}
    assert [page.headers["x-request-id"] for page in pages] == [f"walk-{at:04}" for at in range(20)]
    assert {"strict-transport-security", "content-security-policy"} <= pages[0].headers.keys()
    assert client.get("/sv/", headers=SECURE | {"host": "annan.example"}).status_code == 400

    counted = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text
    assert (
        'framsteg_requests_total{kind="page",status="4xx"} 21.0' in counted.splitlines()
    )  # by both processes together
    assert client.get("/metrics").status_code == 404

    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    log = (tmp_path / "log").read_text(encoding="utf-8")
    events = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    (refused,) = (each for each in events if each["logger"] == "django.security.DisallowedHost")
    assert (refused["level"], len(refused["request"])) == ("error", 32)
    assert "192.0.2.7" not in log
