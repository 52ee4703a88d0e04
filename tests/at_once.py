"""Several people at once, each with a connection of their own; and a process that is killed in the middle."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from urllib.parse import quote

from django.conf import settings
from django.db import connection, transaction

Act = Callable[[], object]
A_WHILE = 0.4
"""Seconds that the other is given to get as far as it can."""

_BEGIN = (
    "import os, signal, django\ndjango.setup()\nDIE = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
)


def together(*acts: Act, told: tuple[type[Exception], ...] = ()) -> list[object]:
    """Run every act in a thread of its own, released at the same moment. Errors of `told` are given back as results."""
    gate = Barrier(len(acts))

    def run(act: Act) -> object:
        try:
            gate.wait(timeout=10)
            return act()
        except told as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def while_held(first: Act, second: Act, *, told: tuple[type[Exception], ...]) -> tuple[object, object]:
    """`second` begins when `first` has written everything and not yet committed: the worst moment, not a lucky one."""
    written, done = Event(), Event()

    def hold() -> object:
        try:
            with transaction.atomic():
                result = first()
                written.set()
                done.wait(A_WHILE)
            return result
        finally:
            written.set()
            connection.close()

    def follow() -> object:
        written.wait(10)
        try:
            return second()
        except told as error:
            return error
        finally:
            done.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        holding, following = pool.submit(hold), pool.submit(follow)
        return holding.result(), following.result()


def killed(code: str, **environment: str) -> None:
    """Run `code` in a process of its own, which must end by a `kill -9` of itself: `DIE` is the function for that."""
    ended = subprocess.run(
        [sys.executable, "-c", _BEGIN + code],
        cwd=settings.PROJECT_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.test",
            "FRAMSTEG_DATABASE": database_address(),
            **environment,
        },
        check=False,
        capture_output=True,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


def database_address() -> str:
    """The database that the tests run on, for another process."""
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{of['NAME']}"
    who = f"{quote(str(of['USER']))}:{quote(str(of['PASSWORD']))}"
    return f"postgres://{who}@{quote(str(of['HOST'] or ''), safe='')}:{of['PORT']}/{of['NAME']}"
