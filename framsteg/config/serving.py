"""Where the site is served: an address that is free, and the server's command line."""

import errno
import ipaddress
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

_TRIES = 50


class CannotServe(Exception):
    """The address cannot be used; the message says why and what to do."""


def make_sure_free(host: str, port: int) -> None:
    """Raise CannotServe where nothing can listen on `host` and `port`."""
    try:
        _listen(host, port)
    except OSError as error:
        raise CannotServe(_reason(error, host, port)) from error


def is_loopback(host: str) -> bool:
    """Whether only programs on the same computer reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address(host: str, port: int) -> str:
    """What to type into a browser on this computer."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  only told, not bound
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def command(host: str, port: int, *, workers: int, threads: int) -> list[str]:
    """The web server's command line."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads)),
        *("--log-level", "warning", "--workers-kill-timeout", "3"),
        "framsteg.config.wsgi:application",
    ]


def folder_of_counts(port: int) -> Path:
    """Where the server's processes lay what they count: of this machine alone, and empty at each start."""
    folder = Path(tempfile.gettempdir()) / f"framsteg-{os.getuid()}-{port}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)  # not where somebody else has made one
    return folder


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = _next_free(host, port)
        return f"Port {port} is used by another program. Choose another: make demo PORT={other}"
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system. Choose one above 1023: make demo PORT=8000"
    return f"{host} is no address of this computer. Choose another: make demo HOST=127.0.0.1"


def _next_free(host: str, port: int) -> int:
    for candidate in range(port + 1, min(port + _TRIES, 65_536)):
        try:
            _listen(host, candidate)
        except OSError:
            continue
        return candidate
    return 8000


def _listen(host: str, port: int) -> None:
    family, kind, protocol, _, name = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(name)
        probe.listen(1)
