"""A worker: does what is due, each job in a process of its own, for as long as it runs.

The worker itself only looks after its children: it keeps their leases up, ends those that take too long, and writes
down how it went. A child that dies takes nothing with it; a worker that is killed takes its children with it.
"""

import ctypes
import logging
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event

from django.core.management import CommandError, call_command
from django.db import Error, connections
from django.utils import timezone

from framsteg.jobs.actions import leases
from framsteg.jobs.actions.leases import Lease
from framsteg.jobs.models.job_state import TEXT_LENGTH
from framsteg.jobs.schedule import LEASE, Job
from framsteg.lib.personal_data import without_personal_data

LOOK = 1.0
KEEP = LEASE.total_seconds() / 4
AT_A_TIME = 4
PATIENCE = 20.0
"""Seconds that children are given to finish when the worker is stopped."""
_DIE_WITH_PARENT = 1
Clock = Callable[[], datetime]
log = logging.getLogger(__name__)


@dataclass
class Child:
    """A job that is being done."""

    lease: Lease
    process: BaseProcess
    output: Path
    began: float
    kept: float

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


class Worker:
    """Several may run, on several machines: of two, the database lets one have each job."""

    def __init__(self, jobs: Sequence[Job], *, clock: Clock = timezone.now) -> None:
        self.jobs = jobs
        self.clock = clock
        self.children: list[Child] = []
        self.folder = Path(tempfile.mkdtemp(prefix="framsteg-jobs-"))

    def run(self, stop: Event) -> None:
        """Until `stop` is set. A database that is away is asked again; the worker goes on."""
        while not stop.is_set():
            self._step(lambda: self._look(begin=True))
            stop.wait(LOOK)
        self._stop()

    def run_once(self, job: Job, stop: Event) -> bool | None:
        """Do one job now. Whether it succeeded; None where another worker has it."""
        leases.ask_for(job, at=self.clock())
        lease = leases.take(job, at=self.clock())
        if lease is None:
            self._stop()
            return None
        child = self._begin(lease)
        while self.children and not stop.wait(LOOK / 5):
            self._step(lambda: self._look(begin=False))
        self._stop()
        return child.process.exitcode == 0

    def _step(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Error:
            log.exception("The database does not answer; the worker goes on")
            connections.close_all()

    def _look(self, *, begin: bool) -> None:
        for child in list(self.children):
            self._look_after(child)
        free = AT_A_TIME - len(self.children)
        wanted = leases.due(self.jobs, at=self.clock()) if begin and free else ()
        for job in wanted[:free]:
            if lease := leases.take(job, at=self.clock()):
                self._begin(lease)

    def _look_after(self, child: Child) -> None:
        if not child.process.is_alive():
            self._ended(child)
        elif child.seconds > child.lease.job.longest.total_seconds():
            self._kill(child)
            self._ended(child, f"It took longer than {child.lease.job.longest} and was ended.")
        elif time.monotonic() - child.kept > KEEP:
            if leases.keep(child.lease, at=self.clock()):
                child.kept = time.monotonic()
            else:
                log.warning("Another worker has taken the job over", extra={"job": child.lease.job.name})
                self._kill(child)
                self._forget(child)

    def _begin(self, lease: Lease) -> Child:
        output = self.folder / str(lease.holder)
        output.touch(mode=0o600)
        connections.close_all()  # a child does not inherit connections
        process = multiprocessing.get_context("fork").Process(
            target=_do, args=(lease.job, output, os.getpid()), name=lease.job.name
        )
        process.start()
        now = time.monotonic()
        child = Child(lease, process, output, now, now)
        self.children.append(child)
        return child

    def _ended(self, child: Child, error: str = "") -> None:
        """Write down how it went. Where the database is away the child stays, and it is written down later."""
        job, said = child.lease.job, _said(child.output)
        child.process.join()
        told = {"job": job.name, "seconds": round(child.seconds, 1)}
        if child.process.exitcode == 0:
            leases.succeed(child.lease, at=self.clock(), seconds=child.seconds, told=said)
            log.log(logging.INFO if job.daily_at else logging.DEBUG, "Job done", extra=told)
        else:
            reason = error or said or f"It ended with {child.process.exitcode}."
            leases.fail(child.lease, at=self.clock(), error=reason)
            log.error("Job failed: %s", reason, extra=told)
        self._forget(child)

    def _forget(self, child: Child) -> None:
        child.output.unlink(missing_ok=True)
        self.children.remove(child)

    def _kill(self, child: Child) -> None:
        child.process.kill()
        child.process.join()

    def _stop(self) -> None:
        """Let children finish for a while; what is not done then is given back."""
        deadline = time.monotonic() + PATIENCE
        while any(child.process.is_alive() for child in self.children) and time.monotonic() < deadline:
            time.sleep(LOOK / 5)
        for child in list(self.children):
            self._step(partial(self._let_go if child.process.is_alive() else self._ended, child))
        shutil.rmtree(self.folder, ignore_errors=True)

    def _let_go(self, child: Child) -> None:
        self._kill(child)
        self._forget(child)
        leases.give_back(child.lease, at=self.clock())


def _said(output: Path) -> str:
    """The end of what the command said, without what says who somebody is."""
    text = output.read_text(encoding="utf-8", errors="replace").strip()
    return without_personal_data(text)[-TEXT_LENGTH:]


def _do(job: Job, output: Path, parent: int) -> None:
    """In the child: run the command, and end with what came of it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)  # the worker decides
    _die_with(parent)
    code = 1
    with output.open("w", encoding="utf-8") as file:
        try:
            call_command(job.command, *job.arguments, stdout=file, stderr=file)
            code = 0
        except CommandError as error:
            file.write(str(error))
        except Exception as error:
            log.exception("A job failed", extra={"job": job.name})
            file.write(f"{type(error).__name__}: {error}")
        finally:
            connections.close_all()
    sys.stdout.flush()
    os._exit(code)


def _die_with(parent: int) -> None:
    """Where the system can: what is killed takes its children with it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
