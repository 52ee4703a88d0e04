"""From one database to another, row by row, compared row by row."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import dj_database_url
from django.conf import settings
from django.db import connections, transaction

from . import rows, tables
from .backups import HERE, Kept, Tell
from .errors import CannotGoOn, NotTheSame, OtherTables, SomethingThere

THERE = "the_other"


def move(address: str, *, tell: Tell = lambda line: None) -> Kept:
    """Copy every row to the database at `address`, in one transaction there; here nothing is changed.

    The other database is made ready first and must not hold an installation. Raises SomethingThere, OtherTables and
    NotTheSame; then the other database holds nothing of ours but its empty tables.
    """
    with reached(address):
        tell("Making the tables there")
        _as_its_own(address, "migrate", "--no-input", "--verbosity=0")
        if tables.state(THERE) != tables.state(HERE):
            raise OtherTables("The tables here are not up to date. Run `manage.py prepare` first.")
        if not tables.is_empty(THERE):
            raise SomethingThere("The other database holds an installation already. Name an empty one.")
        with rows.one_moment(HERE), transaction.atomic(using=THERE):
            rows.lift_laws(THERE)
            rows.clear(THERE)
            count = sum(_copied(model, tell) for model in tables.kept())
            rows.settle(THERE)
            tell("Every row reads the same in both.")
    tell("Making the search index there")
    _as_its_own(address, "rebuild_modelsearch_index", "--verbosity=0")
    return Kept(len(tables.kept()), count, 0)


@contextmanager
def reached(address: str) -> Iterator[None]:
    """The database at `address` under the name THERE, for as long as it is needed."""
    try:
        found = dict(dj_database_url.parse(address))
    except ValueError as error:
        raise CannotGoOn(f"This is not the address of a database: {error}") from error
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = settings.SQLITE_OPTIONS
    connections.settings[THERE] = {**connections.settings[HERE], "OPTIONS": {}, "CONN_MAX_AGE": 0, **found}
    try:
        yield
    finally:
        connections[THERE].close()
        del connections[THERE], connections.settings[THERE]


def _as_its_own(address: str, *command: str) -> None:
    """Run a command in a process of its own: migrations and the search index ask for the default database."""
    environment = {
        **os.environ,
        "FRAMSTEG_DATABASE": address,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", *command],
        env=environment, cwd=settings.PROJECT_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise CannotGoOn(f"{command[0]} did not work there: {last}")


def _copied(model: type, tell: Tell) -> int:
    written = rows.write(model, THERE, rows.lines(model, HERE))
    if rows.digest(model, THERE) != written:
        raise NotTheSame(f"{model.__name__} reads otherwise there than here.")
    if written["rows"] > 1000:
        tell(f"{model.__name__}: {written['rows']}")
    return int(written["rows"])
