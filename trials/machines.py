"""What the trials run: databases, a cache, web servers and a writer, each a real process."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg

PROJECT = Path(__file__).resolve().parent.parent
HOST = "utveckling.kommun.example"
TOKEN = "a-token-of-twenty-letters"
SECURE = {"host": HOST, "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7"}
PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "It did not come about in time."
        time.sleep(0.05)


def manage(environment: Mapping[str, str], *command: str, program: Path = PROJECT) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=program, env=dict(environment), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


class Postgres:
    """A server of PostgreSQL in a folder of its own."""

    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()

    @property
    def address(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        self._as_postgres(
            "initdb",
            "-D",
            f"{self.folder}",
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        )

    def follow(self, primary: "Postgres") -> None:
        """Become a streaming replica."""
        where = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", "postgres")
        self._as_postgres(
            "pg_basebackup", *where, "-D", f"{self.folder}", "--write-recovery-conf", "--wal-method=stream"
        )

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self._as_postgres(
            "pg_ctl", "-D", f"{self.folder}", "-w", "-l", f"{self.folder}/log", "-o", options, "start"
        )

    def stop(self) -> None:
        """At once, as when the power goes."""
        self._as_postgres("pg_ctl", "-D", f"{self.folder}", "-m", "immediate", "-w", "stop")

    def ask(self, statement: str) -> object:
        with psycopg.connect(self.address, autocommit=True) as connection:
            row = connection.execute(statement).fetchone()  # type: ignore[arg-type]
            return row[0] if row else None

    def _as_postgres(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(
            command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        assert done.returncode == 0, f"{program}: {done.stderr}"


@contextmanager
def databases(folder: Path) -> Iterator[tuple[Postgres, Postgres]]:
    """A primary, and a replica that follows it."""
    folder.mkdir(parents=True)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    primary, replica = Postgres(folder / "primary"), Postgres(folder / "replica")
    started: list[Postgres] = []
    try:
        primary.make()
        primary.start()
        started.append(primary)
        replica.follow(primary)
        replica.start()
        started.append(replica)
        yield primary, replica
    finally:
        for each in reversed(started):
            each.stop()


class Cache:
    """A server of Redis that keeps nothing on disk."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                "redis-server",
                "--port",
                str(self.port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
            ],
            stdout=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


class Node:
    """A web machine: the start command of operation."""

    def __init__(self, environment: Mapping[str, str], log: Path, *, program: Path = PROJECT) -> None:
        self.port = free_port()
        self.log = log.open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(self.port)],
            cwd=program, env={**environment, "PORT": str(self.port)}, stdout=self.log, stderr=self.log,
        )  # fmt: skip
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30, headers=SECURE)
        wait_for(lambda: self.answers("/readyz"))

    def answers(self, path: str) -> bool:
        try:
            return self.client.get(path).status_code == 200
        except httpx.TransportError:
            return False

    def figure(self, name: str) -> float:
        """One of the figures of `/metrics`."""
        text = self.client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text
        found = [line.rpartition(" ")[2] for line in text.splitlines() if line.startswith(f"{name} ")]
        return float(found[0]) if found else 0.0

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.client.close()
        self.log.close()


class Writer:
    """Somebody who changes the title of the programme, through a release of the program."""

    def __init__(self, environment: Mapping[str, str], *, program: Path = PROJECT) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(PROJECT / "trials" / "writer.py")],
            cwd=program, env={**environment, "PYTHONPATH": str(program)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.address = self._line()

    def write(self, title: str) -> None:
        """Comes back when it has been stored."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{title}\n")
        self.process.stdin.flush()
        assert self._line() == "stored"

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
