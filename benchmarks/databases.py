"""Databases of their own for a benchmark, one for each size, removed afterwards."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class SQLite:
    """A file for each size, copied from one with everything but the made-up programme."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def environment(self, size: int) -> dict[str, str]:
        return {"FRAMSTEG_DATA": str(self.folder / str(size)), "FRAMSTEG_DATABASE": ""}

    @contextmanager
    def of_size(self, size: int) -> Iterator[dict[str, str]]:
        template = self.folder / "0"
        if not template.exists():
            step("prepare", self.environment(0))
        shutil.copytree(template, self.folder / str(size))
        yield self.environment(size)
        shutil.rmtree(self.folder / str(size))


class PostgreSQL:
    """A database for each size, made from a template on the server that FRAMSTEG_DATABASE names."""

    name = "PostgreSQL"

    def __init__(self, folder: Path, url: str) -> None:
        self.data, self.url, self.base = folder / "data", url, f"framsteg_benchmark_{os.getpid()}"

    def environment(self, size: int) -> dict[str, str]:
        server, _, rest = self.url.rpartition("/")
        options = f"?{rest.partition('?')[2]}" if "?" in rest else ""
        return {
            "FRAMSTEG_DATA": str(self.data),
            "FRAMSTEG_DATABASE": f"{server}/{self.base}_{size}{options}",
        }

    @contextmanager
    def of_size(self, size: int) -> Iterator[dict[str, str]]:
        template = f"{self.base}_0"
        if not self._exists(template):
            self._run(f'CREATE DATABASE "{template}"')
            step("prepare", self.environment(0))
        self._run(f'CREATE DATABASE "{self.base}_{size}" TEMPLATE "{template}"')
        try:
            yield self.environment(size)
        finally:
            self._run(f'DROP DATABASE "{self.base}_{size}"')

    def close(self) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{self.base}_0"')

    def _exists(self, name: str) -> bool:
        return bool(self._run("SELECT 1 FROM pg_database WHERE datname = %s", name))

    def _run(self, statement: str, *values: str) -> list[Any]:
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


def databases(folder: Path) -> "Iterator[SQLite | PostgreSQL]":
    yield SQLite(folder / "sqlite")
    url = os.environ.get("FRAMSTEG_DATABASE", "")
    if url.startswith("postgres"):
        database = PostgreSQL(folder / "postgresql", url)
        try:
            yield database
        finally:
            database.close()


def step(name: str, environment: dict[str, str], *more: str, module: str = "benchmarks.pages") -> str:
    """Run one step in a process of its own, so that what it leaves in memory is not measured with the next."""
    inherited = {**os.environ, "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo", **environment}
    done = subprocess.run(
        [sys.executable, "-m", module, "--step", name, *more],
        env={key: value for key, value in inherited.items() if value},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
