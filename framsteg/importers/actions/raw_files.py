"""Raw answers on disk: compressed, named by the checksum of what they hold, written whole or not at all."""

import gzip
import os
import tempfile
import zlib
from hashlib import sha256
from pathlib import Path

from django.conf import settings


class RawFileLost(Exception):
    """The file is not there any more, or does not hold what its name says."""


def folder() -> Path:
    return Path(getattr(settings, "FRAMSTEG_RAW_DIR", settings.DATA_DIR / "raw"))


def path_of(checksum: str) -> Path:
    return folder() / checksum[:2] / f"{checksum}.gz"


def keep(content: bytes) -> str:
    """Write `content` to disk and return its checksum. The same content is written once."""
    checksum = sha256(content).hexdigest()
    path = path_of(checksum)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, gzip.compress(content, compresslevel=6, mtime=0))
    return checksum


def read(checksum: str) -> bytes:
    """The content with `checksum`. Raises RawFileLost."""
    try:
        content = gzip.decompress(path_of(checksum).read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise RawFileLost(checksum) from error
    if sha256(content).hexdigest() != checksum:
        raise RawFileLost(checksum)
    return content


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
