"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path


class NotWritten(OSError):
    """The file could not be written whole, and nothing is left of it; `reason` is the system's own."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def write_whole(path: Path, content: bytes) -> None:
    """Write beside `path` and put it in place at once; what was there stays until then. Raises NotWritten."""
    part = ""
    try:
        handle, part = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, 0o644)
        os.replace(part, path)
    except OSError as error:
        if part:
            Path(part).unlink(missing_ok=True)
        raise NotWritten(path, error.strerror or str(error)) from error
