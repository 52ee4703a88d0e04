"""A backup of the whole installation, and the way back from it."""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from . import archive, rows, tables
from .errors import NotABackup, NotTheSame, OtherTables, SomethingThere

HERE = "default"
RESTORING, NEW, BEFORE = ".restoring-", "new", "before"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Kept:
    """How much a backup holds, or gave back."""

    tables: int
    rows: int
    files: int


def folders() -> dict[str, Path]:
    """The folders that hold what people uploaded and what was fetched."""
    raw = getattr(settings, "FRAMSTEG_RAW_DIR", settings.DATA_DIR / "raw")
    return {"media": Path(settings.MEDIA_ROOT), "raw": Path(raw)}


def back_up(path: Path, *, at: datetime, tell: Tell = lambda line: None) -> Kept:
    """Write everything to `path` as it is at one moment, while the site goes on.

    The file appears when it is whole. It holds password hashes and addresses: keep it as you keep the database.
    """
    with archive.written_whole(path) as target:
        with rows.one_moment(HERE):
            state = tables.state(HERE)
            written = {model._meta.label: _add_table(target, model) for model in tables.kept()}
        tell(f"Rows: {sum(each['rows'] for each in written.values())}")
        files = {
            f"{folder}/{name}": archive.add_file(target, f"files/{folder}/{name}", source)
            for folder, root in folders().items()
            for name, source in _files(root)
        }
        tell(f"Files: {len(files)}")
        manifest = {
            "form": archive.FORM,
            "made_at": at.isoformat(),
            "migrations": state,
            "tables": written,
            "files": files,
        }
        target.writestr(archive.MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return _counted(manifest)


def restore(path: Path, *, replace: bool = False, tell: Tell = lambda line: None) -> Kept:
    """Put the installation back as the backup has it, and compare every row with what the backup holds.

    Raises NotABackup, OtherTables, SomethingThere (unless `replace`) and NotTheSame; then everything is as it was.
    """
    with archive.opened(path) as (source, manifest):
        _check(manifest, replace)
        with (
            _files_beside(source, manifest) as prepared,
            _exchanged(prepared) as exchange,
            transaction.atomic(),
        ):
            rows.lift_laws(HERE)
            rows.clear(HERE)
            Session.objects.all().delete()
            for model in tables.kept():
                _restore_table(source, model, manifest["tables"][model._meta.label])
            rows.settle(HERE)
            _compare(manifest)
            tell("Every row reads as in the backup.")
            exchange()
    return _counted(manifest)


def _add_table(target: zipfile.ZipFile, model: Any) -> dict[str, Any]:
    found = rows.Digest()
    with target.open(f"rows/{model._meta.label}.jsonl", "w", force_zip64=True) as file:
        for line in rows.lines(model, HERE):
            found.add(line)
            file.write(f"{line}\n".encode())
    return {"columns": [field.column for field in tables.columns(model)], **found.told()}


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        is_left_over = path.relative_to(root).parts[0].startswith(RESTORING)
        if path.is_file() and not path.is_symlink() and not is_left_over:
            yield path.relative_to(root).as_posix(), path


def _check(manifest: dict[str, Any], replace: bool) -> None:
    if manifest["migrations"] != tables.state(HERE):
        raise OtherTables(
            "The backup comes from another version of Framsteg: its tables are not those here. "
            "Install the version that made it, restore there, and upgrade then."
        )
    if not replace and not tables.is_empty(HERE):
        raise SomethingThere(
            "There is an installation here already. Add --replace to put the backup in its place."
        )


def _restore_table(source: zipfile.ZipFile, model: Any, told: dict[str, Any]) -> None:
    written = rows.write(model, HERE, archive.lines(source, f"rows/{model._meta.label}.jsonl"))
    if written != {key: told[key] for key in written}:
        raise NotABackup(f"The rows of {model._meta.label} are not those that the backup was made of.")


def _compare(manifest: dict[str, Any]) -> None:
    for model in tables.kept():
        told, found = manifest["tables"][model._meta.label], rows.digest(model, HERE)
        if found != {key: told[key] for key in found}:
            raise NotTheSame(f"{model._meta.label} reads otherwise than in the backup.")


@contextmanager
def _files_beside(source: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[dict[Path, Path]]:
    """The backup's files, laid out within each folder that they are to fill, on the same disk."""
    prepared: dict[Path, Path] = {}
    try:
        for root in folders().values():
            root.mkdir(parents=True, exist_ok=True)
            prepared[root] = Path(tempfile.mkdtemp(prefix=RESTORING, dir=root))
            for part in (NEW, BEFORE):
                (prepared[root] / part).mkdir()
        for name, checksum in manifest["files"].items():
            folder, _, rest = name.partition("/")
            target = _within(prepared[folders()[folder]] / NEW, rest)
            archive.take_out(source, f"files/{name}", checksum, target)
        yield prepared
    finally:
        for path in prepared.values():
            shutil.rmtree(path, ignore_errors=True)


def _within(root: Path, name: str) -> Path:
    target = (root / name).resolve()
    if not target.is_relative_to(root.resolve()):
        raise NotABackup(f"The backup names a file outside its folder: {name}.")
    return target


@contextmanager
def _exchanged(prepared: dict[Path, Path]) -> Iterator[Callable[[], None]]:
    """A way to put what is prepared in its place; what fails after that, the commit too, puts all back.

    What each folder holds is exchanged, not the folder itself: it may be a disk of its own.
    """
    done: list[tuple[Path, Path]] = []

    def move(path: Path, to: Path) -> None:
        path.rename(to / path.name)
        done.append((path, to / path.name))

    def exchange() -> None:
        for root, beside in prepared.items():
            for path in [path for path in root.iterdir() if path != beside]:
                move(path, beside / BEFORE)
            for path in list((beside / NEW).iterdir()):
                move(path, root)

    try:
        yield exchange
    except BaseException:
        for was, is_now in reversed(done):
            is_now.rename(was)
        raise


def _counted(manifest: dict[str, Any]) -> Kept:
    found = manifest["tables"].values()
    return Kept(len(found), sum(each["rows"] for each in found), len(manifest["files"]))
