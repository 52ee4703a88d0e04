"""A file's bytes, looked at before anything opens them."""

import io
import zipfile
from pathlib import Path

from framsteg.importers.shared.errors import EmptyAnswer
from framsteg.importers.shared.file_errors import FileTooLarge, UnreadableFile
from framsteg.lib.http import MEGABYTE

LARGEST_BYTES = 50 * MEGABYTE
CHUNK = MEGABYTE
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How Excel and OpenDocument files start: zipped, and the older Excel format."""


def read_bytes(path: Path, *, unreadable: type[UnreadableFile] = UnreadableFile) -> bytes:
    """The file's content. Raises `unreadable`, EmptyAnswer or FileTooLarge, the last without reading it."""
    try:
        check_size(path.stat().st_size, path.name)
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(file=path.name) from error
    return checked(content, path.name)


def checked(content: bytes, name: str) -> bytes:
    """The content of a file, if there is any and not too much. Raises EmptyAnswer or FileTooLarge."""
    check_size(len(content), name)
    if not content.strip(b" \t\r\n\x00"):
        raise EmptyAnswer(where=name)
    return content


def check_size(size: int, name: str) -> None:
    """Raises FileTooLarge."""
    if size > LARGEST_BYTES:
        raise FileTooLarge(file=name, megabytes=LARGEST_BYTES // MEGABYTE)


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def unpacks_within(content: bytes, largest: int) -> bool:
    """Whether a zipped file really unpacks to at most `largest` bytes. What it says of itself may be a lie, so that
    the bytes are counted, and counting ends where the limit is passed. Raises what zipfile raises of a broken one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > largest:
            return False
        total = 0
        for entry in entries:
            with archive.open(entry) as file:
                while piece := file.read(CHUNK):
                    total += len(piece)
                    if total > largest:
                        return False
    return True
