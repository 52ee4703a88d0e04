"""Real workers: one that is killed in the middle, and two that share what it left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from framsteg.jobs.actions import leases
from framsteg.jobs.models import JobState
from tests.at_once import database_address

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]
PATIENCE = 60.0


def worker(folder: Path, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "work", *options],
        cwd=settings.PROJECT_DIR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.integration.jobs.installation",
            "FRAMSTEG_DATABASE": database_address(),
            "ACT_FOLDER": str(folder),
        },
    )  # fmt: skip


def acts(folder: Path) -> list[list[str]]:
    file = folder / "acts"
    return [line.split() for line in file.read_text().splitlines()] if file.exists() else []


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def lives(pid: str) -> bool:
    """Whether the process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_killed_worker_is_followed_and_two_workers_never_do_a_job_at_once(tmp_path: Path) -> None:
    (tmp_path / "long").touch()
    killed = worker(tmp_path)
    wait_for(lambda: len(acts(tmp_path)) == 1)
    killed.kill()
    killed.communicate()
    wait_for(lambda: not lives(acts(tmp_path)[0][1]))  # what it was doing has ended with it
    state = JobState.objects.get()
    assert state.holder is not None
    assert leases.take(_job(), at=timezone.now()) is None  # the dead worker's lease still runs

    (tmp_path / "long").unlink()
    JobState.objects.update(held_until=timezone.now() - timedelta(seconds=1))  # a minute later
    pair = [worker(tmp_path), worker(tmp_path)]
    wait_for(lambda: len(acts(tmp_path)) >= 5)
    for each in pair:
        each.send_signal(signal.SIGTERM)
    assert [each.wait(timeout=PATIENCE) for each in pair] == [0, 0]
    for each in pair:
        each.communicate()

    after = acts(tmp_path)[1:]
    assert [word for word, _pid in after] == ["begin", "end"] * (len(after) // 2)
    assert all(after[at][1] == after[at + 1][1] for at in range(0, len(after), 2))
    state.refresh_from_db()
    assert (state.holder, state.last_error, state.failures) == (None, leases.ENDED_WITHOUT_WORD, 0)
    assert state.last_told == "Acted for [borttaget]."


def test_one_job_can_be_done_now(tmp_path: Path) -> None:
    said, told = worker(tmp_path, "--only", "act").communicate(timeout=PATIENCE)
    assert (said.strip(), told) == ("Acted for [borttaget].", "")
    assert JobState.objects.get().last_success_at is not None


def _job() -> leases.Job:
    return leases.Job("act", "Act", "act", every=timedelta(seconds=1))
