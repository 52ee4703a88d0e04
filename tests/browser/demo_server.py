"""The real demo behind the real server, for tests that walk through it in a browser."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

START_SECONDS = 60


class NoBrowser(RuntimeError):
    """Chromium is missing. Browser tests are never skipped."""


@dataclass(frozen=True)
class DemoServer:
    """A running demo: its address, its data folder, and what its commands are run with."""

    address: str
    data: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *command: str, **more: str) -> None:
        """`manage.py` of the demo, with further settings."""
        _manage(list(command), {**self.environment, **more})

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    def login(self, access: str) -> dict[str, str]:
        """User name and password of the demo login with this access."""
        logins = json.loads((self.data / "demo-logins.json").read_text(encoding="utf-8"))
        return next(login for login in logins if login["access"] == access)


def chromium() -> str:
    """The path of Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        raise NoBrowser("Install it: sudo apt-get install chromium")
    return path


@contextmanager
def running(data: Path, database: str | None) -> Iterator[DemoServer]:
    """Set up a demo in `data`, serve it, and end the server afterwards."""
    port = _free_port()
    environment = _environment(data, database, port)
    for command in (["prepare"], ["load_demo"]):
        _manage(command, environment)
    log = (data / "server.log").open("w", encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=settings.PROJECT_DIR, env=environment, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/sv/", server, data / "server.log")
        yield DemoServer(address, data, environment)
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _environment(data: Path, database: str | None, port: int) -> dict[str, str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo",
        "FRAMSTEG_DATA": str(data),
        "PORT": str(port),
    }
    environment.pop("FRAMSTEG_DATABASE", None)
    return environment | ({"FRAMSTEG_DATABASE": database} if database else {})


def _manage(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.PROJECT_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{url}: {error.code}\n{log.read_text(encoding='utf-8')}") from error
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")
