"""Every row reads the same in the other database, moved by the command as it is run in operation."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from framsteg.operations import archive, moves, rows, tables
from framsteg.operations.errors import CannotGoOn
from tests import prepared_database
from tests.factories.editor import place

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]


def run(database: str, *command: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        **os.environ,
        "FRAMSTEG_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.PROJECT_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def address() -> str:
    """Where the database of this test is."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    return _on_the_server(str(connection.settings_dict["NAME"]))


def _on_the_server(name: str) -> str:
    return "postgresql://{USER}@{HOST}:{PORT}/".format(**connection.settings_dict) + name


@pytest.fixture
def way(tmp_path: Path) -> Iterator[list[str]]:
    """The addresses to move along: a file, and with a server at hand from there to a database on it."""
    file = f"sqlite:///{tmp_path}/moved.sqlite3"
    prepared_database.lay_in_place(
        f"{tmp_path}/moved.sqlite3"
    )  # the tables, where an earlier run has made them
    if connection.vendor == "sqlite":
        yield [file]
        return
    name = f"moved_{os.getpid()}"
    with psycopg.connect(_on_the_server("postgres"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield [file, _on_the_server(name)]
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_every_row_reads_the_same_after_every_move(way: list[str], tmp_path: Path) -> None:
    place("Provköping", "9101")
    here = address()
    for there in way:
        moved = run(here, "move_database", there)
        assert (moved.stderr, moved.returncode) == ("", 0)
        here = there
    assert run(here, "back_up", str(tmp_path / "backup.zip")).returncode == 0
    with zipfile.ZipFile(tmp_path / "backup.zip") as backup:
        told = json.loads(backup.read(archive.MANIFEST))["tables"]
    assert told == {
        model._meta.label: {"columns": told[model._meta.label]["columns"], **rows.digest(model, "default")}
        for model in tables.kept()
    }
    again = run(address(), "move_database", here)
    assert (again.returncode, "Name an empty one" in again.stderr) == (1, True)


def test_an_address_that_leads_nowhere_is_told() -> None:
    told = run(address(), "move_database", "postgresql://nobody@127.0.0.1:1/none")
    assert (told.returncode, "Traceback" in told.stderr) == (1, False)
    assert "Here nothing was changed." in told.stderr
    with pytest.raises(CannotGoOn, match="not the address of a database"):
        moves.move("nonsense")
