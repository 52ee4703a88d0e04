"""The real web server, in processes of its own, on the database of the test."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings

from framsteg.config import serving
from tests.at_once import database_address

START_SECONDS = 60.0
WORKERS, THREADS = 2, 4


@dataclass
class Web:
    """The server; it is started, killed and started again on the same port."""

    log: Path
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    more: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.test",
            "FRAMSTEG_DATABASE": database_address(),
            **self.more,
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                serving.command("127.0.0.1", self.port, workers=WORKERS, threads=THREADS),
                cwd=settings.PROJECT_DIR, env=environment,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while self.ask("/healthz") != 200:
            assert time.monotonic() < deadline, self.log.read_text(encoding="utf-8", errors="replace")
            time.sleep(0.1)

    def kill(self) -> None:
        """`kill -9` of the server and all of its workers: nobody gets to finish anything."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=20)
            self.process = None

    def ask(self, path: str, form: dict[str, str] | None = None, seconds: float = 30.0) -> int:
        """The status of the answer; 0 where none came."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            if form is None:
                connection.request("GET", path)
            else:
                kind = {"Content-Type": "application/x-www-form-urlencoded"}
                connection.request("POST", path, urlencode(form), kind)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = Web(tmp_path / "server.log", port)
    server.start()
    yield server
    server.kill()
