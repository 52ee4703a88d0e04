"""Files of an archive are laid where this installation keeps such files, once it is clear what they are."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage

from framsteg.importers.actions import raw_files
from framsteg.lib.file_contents import PICTURES, Unfit, ending_of, judged

from .errors import NotAnExport
from .reading import Archive

FOLDERS = {
    "wagtailimages.Image.file": ("original_images", settings.WAGTAILIMAGES_EXTENSIONS),
    "wagtaildocs.Document.file": ("documents", settings.WAGTAILDOCS_EXTENSIONS),
    "accounts.Municipality.logo": ("logotypes", ["png", "webp", "jpg", "jpeg"]),
    "accounts.Municipality.report_template": ("report-templates", ["docx"]),
}
"""Where the files of a column lie, and what they may be."""


class Files:
    """The files of one archive on their way in; what was laid down is taken away again where the work stops."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.notes: list[str] = []
        self.was_called: dict[str, str] = {}
        """The name that each file had there, by its name here."""
        self._laid: list[Path] = []

    @contextmanager
    def taken_back_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            for path in self._laid:
                path.unlink(missing_ok=True)
            raise

    def lay(self, column: str, name: str) -> str:
        """Lay the file down and return its name here. A name whose file was lost there leads to no file here."""
        folder, endings = FOLDERS[column]
        base = PurePosixPath(name).name
        if not name or not base:
            return ""
        here = default_storage.get_available_name(
            f"{folder}/{default_storage.get_valid_name(base)}", max_length=100
        )
        if f"media/{name}" not in self.archive.files:
            return "" if column.startswith("accounts.") else here
        path = Path(default_storage.path(here))
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644), "w+b") as file:
            self._laid.append(path)
            self.archive.copy(f"media/{name}", file)
            self._judge(base, file, endings)
        self.was_called[here] = base
        return here

    def _judge(self, name: str, file: BinaryIO, endings: list[str]) -> None:
        """What is not what its name says is refused; what only was let in more easily there is told of."""
        try:
            judged(name, file, endings)
        except Unfit as error:
            if error.why not in ("active", "broken") or ending_of(name) in PICTURES:
                raise NotAnExport(f"{name:.80}: {error}.") from error
            self.notes.append(f"{name}: {error}. It came along; look at it.")

    def keep_raw(self) -> None:
        """Files that came from outside are kept by their checksum; one that is left over harms nothing."""
        for name, checksum in self.archive.files.items():
            if name.startswith("raw/"):
                content = io.BytesIO()
                self.archive.copy(name, content)
                if name != f"raw/{checksum}" or raw_files.keep(content.getvalue()) != checksum:
                    raise NotAnExport(f"{name} is called something else than its checksum.")
