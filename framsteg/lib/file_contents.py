"""What a file is, judged by what it holds: never by its name or by what the sender says of it."""

import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}
OFFICE = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}
OPEN = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
TEXTS = ("csv", "txt")
MARKED = (b"\xff\xfe", b"\xfe\xff")
"""How text of two bytes a letter starts, as some spreadsheets write it."""
LOOKED_AT = 4096
"""How much of a text is looked at. A PDF may have something before its first line, but not more than this."""
LARGEST_SIDE, MOST_PIXELS = 20_000, 120_000_000
MOST_PARTS, UNPACKED, MOST_TIMES = 5_000, 500_000_000, 200
"""An office document is a packed folder: how many files it may hold, and how large they may become."""
MACROS = re.compile(
    r"(?i)(^|/)(vbaproject\.bin|vbadata\.xml|activex/|basic/|scripts/)|\.(exe|dll|js|vbs|scr|bat|cmd|ps1|hta)$"
)
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/RichMedia")


class Unfit(Exception):
    """The file is not what its name says, or holds something that runs. `why` says which."""

    def __init__(self, why: str) -> None:
        super().__init__(SENTENCES[why])
        self.why = why


SENTENCES = {
    "ending": "files with that ending are not taken",
    "other": "it is not what its name says",
    "broken": "it cannot be opened",
    "large": "it is larger than such a file can be when it is opened",
    "active": "it holds programs (macros or scripts)",
}


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def judged(name: str, file: BinaryIO, endings: Iterable[str]) -> None:
    """Raise Unfit unless the file is of one of the kinds that `endings` name, and of the one that its name says."""
    ending = ending_of(name)
    if ending not in endings:
        raise Unfit("ending")
    file.seek(0)
    try:
        if ending in PICTURES:
            _picture(file, PICTURES[ending])
        elif ending == "pdf":
            _pdf(file)
        elif ending in OFFICE or ending in OPEN:
            _office(file, ending)
        elif ending in TEXTS:
            _text(file)
        else:
            raise Unfit("ending")
    finally:
        file.seek(0)


def _picture(file: BinaryIO, kind: str) -> None:
    try:
        with Image.open(file) as picture:
            if picture.format != kind:
                raise Unfit("other")
            if max(picture.size) > LARGEST_SIDE or picture.size[0] * picture.size[1] > MOST_PIXELS:
                raise Unfit("large")
            picture.verify()
    except Image.DecompressionBombError as error:
        raise Unfit("large") from error
    except UnidentifiedImageError as error:
        raise Unfit("other") from error
    except (OSError, SyntaxError, ValueError, zlib.error) as error:
        raise Unfit("broken") from error


def _pdf(file: BinaryIO) -> None:
    import pikepdf  # loaded when it is needed, as it is large

    if b"%PDF-" not in file.read(LOOKED_AT):
        raise Unfit("other")
    file.seek(0)
    try:
        with pikepdf.open(file) as document:
            if any(_runs(each) for each in document.objects):
                raise Unfit("active")
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Unfit("broken") from error


def _runs(part: object) -> bool:
    """An action that runs a script or a program, or a player of such."""
    import pikepdf

    if not isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        return False
    return any(key in part for key in ACTIVE[:2]) or str(part.get("/S", "")) in ACTIVE


def _office(file: BinaryIO, ending: str) -> None:
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
            total = sum(each.file_size for each in packed.infolist())
            kind = packed.read("mimetype") if ending in OPEN and "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise Unfit("other") from error
    is_one = (
        kind.decode("ascii", "replace").strip() == OPEN[ending]
        if ending in OPEN
        else "[Content_Types].xml" in names and any(name.startswith(OFFICE[ending]) for name in names)
    )
    if not is_one:
        raise Unfit("other")
    file.seek(0, 2)
    if len(names) > MOST_PARTS or total > UNPACKED or total > max(20_000_000, MOST_TIMES * file.tell()):
        raise Unfit("large")
    if any(MACROS.search(name) for name in names):
        raise Unfit("active")


def _text(file: BinaryIO) -> None:
    start = file.read(LOOKED_AT)
    if b"\0" in start and not start.startswith(MARKED):
        raise Unfit("other")
