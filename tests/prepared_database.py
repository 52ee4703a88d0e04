"""A migrated SQLite database that is kept between runs, as long as no migration has changed.

Migrating is most of the time it takes to start a single test. What is copied has been migrated in earnest, and is
migrated again on top: the laws and rights of today's code are laid down in it as in any database.
"""

import hashlib
import os
import sqlite3
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

FOLDER = Path(settings.PROJECT_DIR) / "build" / "test-databases"


def kept() -> Path:
    """Where the database of today's migrations is kept, whether or not it is there yet."""
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for migration in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label}/{migration.name}".encode())
            digest.update(migration.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:16]}.sqlite3"


def lay_in_place(name: str) -> bool:
    """Copy the kept database to `name`; False when there is none."""
    source = kept()
    if not source.exists():
        return False
    with sqlite3.connect(source) as original, sqlite3.connect(name) as copy:
        original.backup(copy)
    original.close()
    copy.close()
    return True


def keep() -> None:
    """Keep the database that was migrated just now; earlier ones are of no more use."""
    target = kept()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for earlier in FOLDER.glob("*.sqlite3"):
        earlier.unlink(missing_ok=True)
    passing = target.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(passing)])
    passing.replace(target)


def remove(name: str) -> None:
    """Remove a test's database with the files beside it."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{name}{ending}").unlink(missing_ok=True)
