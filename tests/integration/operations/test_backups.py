"""A backup is whole or not there; what is restored reads, row by row, as it was."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, OperationalError, connection

from framsteg.accounts.models import Municipality
from framsteg.audit.models import AuditEntry
from framsteg.operations import archive, backups, rows, tables
from framsteg.operations.errors import CannotGoOn, NotABackup, OtherTables, SomethingThere
from framsteg.programme.models import Programme
from tests.at_once import killed
from tests.factories.editor import place
from tests.factories.programme import NOW

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]


def everything() -> dict[str, Any]:
    return {model._meta.label: rows.digest(model, "default") for model in tables.kept()}


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "data" / "media"
    settings.FRAMSTEG_RAW_DIR = tmp_path / "data" / "raw"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    place("Provköping", "9101")
    Programme.objects.update(title="Å, “citat” och 🎉\nrad två", summary="x" * 1000)
    picture = tmp_path / "data" / "media" / "images" / "ett torg.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG a square")
    path = tmp_path / "backup.zip"
    backups.back_up(path, at=NOW)
    return path


def test_what_is_restored_reads_as_it_was(backup: Path, tmp_path: Path) -> None:
    before = everything()
    picture = tmp_path / "data" / "media" / "images" / "ett torg.png"
    Programme.objects.update(title="Ändrad")
    place("Annanstad", "9102")
    picture.write_bytes(b"other")
    picture.with_name("new.png").write_bytes(b"new")
    call_command("restore", backup, "--replace")
    assert everything() == before
    assert picture.read_bytes() == b"\x89PNG a square"
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["media", "raw"]
    assert [path.name for path in picture.parent.iterdir()] == [picture.name]
    assert oct(backup.stat().st_mode & 0o777) == "0o600"


def test_a_restore_that_fails_at_the_end_puts_files_and_rows_back(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "data" / "media" / "images" / "ett torg.png"
    picture.write_bytes(b"of today")
    Programme.objects.update(title="Dagens")
    before = everything()

    def full() -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(connection, "_commit", full)
    with pytest.raises(OperationalError):
        backups.restore(backup, replace=True)
    monkeypatch.undo()
    assert (picture.read_bytes(), everything()) == (b"of today", before)
    assert sorted(path.name for path in (tmp_path / "data" / "media").iterdir()) == ["images"]


BEGIN = """
from pathlib import Path
from django.utils import timezone
from framsteg.operations import archive, backups, rows
path = Path({path!r})
"""
BACKING_UP = f"{BEGIN}Path.replace = DIE\nbackups.back_up(path, at=timezone.now())"
RESTORING = f"{BEGIN}rows.settle = DIE\nbackups.restore(path, replace=True)"


@pytest.mark.parametrize("work", [BACKING_UP, RESTORING])
def test_work_that_is_killed_in_the_middle_changes_nothing_and_can_be_done_again(
    backup: Path, work: str
) -> None:
    before = backup.read_bytes(), everything()
    killed(work.format(path=str(backup)))
    assert (backup.read_bytes(), everything()) == before
    with pytest.raises(IntegrityError, match="only ever added"):
        AuditEntry.objects.update(action="nothing")
    backups.back_up(backup, at=NOW)
    backups.restore(backup, replace=True)
    assert everything() == before[1]


def test_everybody_signs_in_again(backup: Path) -> None:
    session = SessionStore()
    session.create()
    backups.restore(backup, replace=True)
    assert not session.exists(session.session_key)


def test_after_a_restore_new_rows_take_new_keys_and_the_laws_hold(backup: Path) -> None:
    backups.restore(backup, replace=True)
    place("Annanstad", "9102")
    with pytest.raises(IntegrityError, match="only ever added"):
        AuditEntry.objects.update(action="nothing")


def without_manifest(path: Path) -> None:
    _rewrite(path, lambda name, content: None if name == archive.MANIFEST else content)


def with_another_row(path: Path) -> None:
    name_of_it = "rows/accounts.Municipality.jsonl"
    _rewrite(path, lambda name, content: content.replace(b"Prov", b"Trov") if name == name_of_it else content)


def with_another_picture(path: Path) -> None:
    _rewrite(path, lambda name, content: b"\x89PNG b" if name.startswith("files/media/") else content)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2000])


def with_a_way_out(path: Path) -> None:
    def changed(name: str, content: bytes) -> bytes:
        if name != archive.MANIFEST:
            return content
        manifest = json.loads(content)
        manifest["files"] = {"media/../../out.txt": "0"}
        return json.dumps(manifest).encode()

    _rewrite(path, changed)


def _rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(path) as source:
        held = {name: change(name, source.read(name)) for name in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for name, content in held.items():
            if content is not None:
                target.writestr(name, content)


@pytest.mark.parametrize(
    "harm", [without_manifest, with_another_row, with_another_picture, cut_off, with_a_way_out]
)
def test_a_harmed_backup_changes_nothing(backup: Path, harm: Callable[[Path], None]) -> None:
    before = everything()
    harm(backup)
    with pytest.raises(NotABackup):
        backups.restore(backup, replace=True)
    assert everything() == before


def test_an_installation_is_replaced_only_when_asked(backup: Path) -> None:
    with pytest.raises(SomethingThere, match="--replace"):
        backups.restore(backup)


def test_a_backup_of_another_version_is_refused(backup: Path) -> None:
    def changed(name: str, content: bytes) -> bytes:
        return content.replace(b'"audit.0001_', b'"audit.0000_') if name == archive.MANIFEST else content

    _rewrite(backup, changed)
    with pytest.raises(OtherTables, match="another version"):
        backups.restore(backup, replace=True)


def test_a_backup_that_cannot_be_finished_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any) -> str:
        raise OSError(28, "No space left on device")

    picture = tmp_path / "data" / "media" / "images" / "torg.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a square")
    monkeypatch.setattr(archive, "add_file", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("back_up", tmp_path / "backup.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_backup_is_of_one_moment(tmp_path: Path) -> None:
    """What is written while the backup is made is in the next one."""
    place("Provköping", "9101")
    with rows.one_moment("default"):
        before = rows.digest(Municipality, "default")
        _from_elsewhere("UPDATE accounts_municipality SET name = 'Nyköping'")
        assert rows.digest(Municipality, "default") == before
    assert rows.digest(Municipality, "default") != before


def _from_elsewhere(statement: str) -> None:
    """Another connection writes, as the site does while a backup is made."""

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()

    thread = Thread(target=write)
    thread.start()
    thread.join()


def test_what_is_no_backup_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Hej")
    with pytest.raises(CannotGoOn, match="cannot be read as a whole backup"):
        backups.restore(path)


def test_a_folder_keeps_the_newest_backups(tmp_path: Path) -> None:
    old = [tmp_path / f"framsteg-2016-05-0{day}T013000.zip" for day in (1, 2, 3)]
    for path in (*old, tmp_path / "framsteg-note.txt"):
        path.touch()
    call_command("back_up", "--into", tmp_path, "--keep", "2")
    left = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert (left[0], left[-1], len(left)) == (old[2].name, "framsteg-note.txt", 3)
    with pytest.raises(CommandError, match="Name a file, or a folder"):
        call_command("back_up")
