"""An older program reads and writes on while the database is migrated under it, and beside the program of today."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from trials.machines import PROJECT, Node, Writer, manage

BEFORE, AFTER = 2.0, 3.0
"""Seconds of reading and writing on both sides of the migration."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture
def older(folder: Path) -> Iterator[Path]:
    """The program as of FRAMSTEG_UPGRADE_FROM, laid out beside today's."""
    path = folder / "older"
    commit = os.environ.get("FRAMSTEG_UPGRADE_FROM") or _latest_tag()
    subprocess.run(
        ["git", "worktree", "add", "--detach", str(path), commit],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    try:
        yield path
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(path)], cwd=PROJECT, check=True)


def _latest_tag() -> str:
    found = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.fail("There is no release yet: say which commit, make test-upgrade FROM=COMMIT")
    return found.stdout.strip()


def pages_beside(programme: str) -> tuple[str, ...]:
    """The programme's own page, its list of sub-projects, and the first page of the municipality."""
    return programme, f"{programme}delprojekt/", f"{programme.partition('program/')[0]}"


@dataclass
class Going:
    """What went on: how many times it went well, and each time that it did not."""

    well: int = 0
    wrong: list[str] | None = None

    def tell(self, what: str) -> None:
        self.wrong = [*(self.wrong or []), what][:5]


def reading(node: Node, paths: tuple[str, ...], end: threading.Event, going: Going) -> None:
    while not end.is_set():
        for path in paths:
            answer = node.client.get(path)
            if answer.status_code == 200:
                going.well += 1
            else:
                going.tell(f"{path}: {answer.status_code}")


def writing(writer: Writer, end: threading.Event, going: Going) -> None:
    while not end.is_set():
        try:
            writer.write(f"Skrivet {going.well + 1}")
        except (AssertionError, OSError) as error:
            going.tell(str(error) or "The writer ended.")
            return
        going.well += 1
        time.sleep(0.05)


def test_the_older_program_lives_beside_the_migrated_database(older: Path, folder: Path) -> None:
    data = folder / "data"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo",
        "FRAMSTEG_DATA": str(data),
    }
    manage(environment, "prepare", program=older)
    manage(environment, "load_demo", program=older)
    old = Node(environment, folder / "old.log", program=older)
    old.client.headers["host"] = "127.0.0.1"
    writer = Writer(environment, program=older)
    read, written, end = Going(), Going(), threading.Event()
    threads = [
        threading.Thread(target=reading, args=(old, pages_beside(writer.address), end, read)),
        threading.Thread(target=writing, args=(writer, end, written)),
    ]
    try:
        for each in threads:
            each.start()
        time.sleep(BEFORE)
        manage(environment, "prepare")
        time.sleep(AFTER)
        end.set()
        for each in threads:
            each.join()
        assert (read.wrong, written.wrong) == (None, None)
        assert min(read.well, written.well) > 10

        new = Node(environment, folder / "new.log")
        new.client.headers["host"] = "127.0.0.1"
        todays = Writer(environment)
        try:
            writer.write("Skrivet av det gamla")
            assert "Skrivet av det gamla" in new.client.get(writer.address).text
            todays.write("Skrivet av det nya")
            assert "Skrivet av det nya" in old.client.get(writer.address).text
        finally:
            new.stop()
            todays.stop()
    finally:
        end.set()
        old.stop()
        writer.stop()
