"""Files that cannot be read: each gets its own sentence, and none takes the server with it."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from framsteg.importers.plan_workbook import client, errors, fetch, guards
from framsteg.importers.shared import file_errors
from framsteg.importers.shared.errors import SourceError
from framsteg.importers.shared.file_errors import FileTooLarge
from tests.factories import plans


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def bomb() -> bytes:
    return zipped(
        **{
            "xl__workbook.xml": b"<workbook/>",
            "xl__worksheets__sheet1.xml": bytes(guards.LARGEST_UNPACKED + 1),
        }
    )


def lying_bomb() -> bytes:
    """The directory says that the sheet is small."""
    content = bytearray(bomb())
    size = (guards.LARGEST_UNPACKED + 1).to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


def wide() -> bytes:
    """Two cells, as far apart as a sheet allows: small in the file, enormous in memory."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Åtgärd")
        sheet.write(1_048_575, 16_383, "x")
    return buffer.getvalue()


def empty() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet()
    return buffer.getvalue()


BAD: dict[str, tuple[bytes, type[SourceError]]] = {
    "empty.csv": (b"", file_errors.EmptyFile),
    "blank.csv": (b" \n \n", file_errors.EmptyFile),
    "empty.xlsx": (empty(), file_errors.EmptySheet),
    "locked.xlsx": (plans.locked(), file_errors.PasswordProtected),
    "locked.ods": (
        zipped(**{"content.xml": b"", "META-INF__manifest.xml": b"<encryption-data/>"}),
        file_errors.PasswordProtected,
    ),
    "cut.xlsx": (plans.growth()[:3000], file_errors.BrokenWorkbook),
    "not-a-workbook.xlsx": (zipped(**{"word__document.xml": b"<w/>"}), file_errors.NotASpreadsheet),
    "plan.pdf": (b"%PDF-1.7 " + bytes(50), file_errors.NotASpreadsheet),
    "bomb.xlsx": (bomb(), file_errors.UnpacksTooLarge),
    "lying.xlsx": (lying_bomb(), file_errors.UnpacksTooLarge),
    "wide.xlsx": (wide(), file_errors.UnpacksTooLarge),
    "garbled.xlsx": (zipped(**{"xl__workbook.xml": b"\x00<"}), file_errors.BrokenWorkbook),
    "only-title.csv": (b"Handlingsplan\n", errors.NoHeader),
    "long.csv": (b"a;b\n" * 40_000, file_errors.TooManyRows),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_says_why(name: str) -> None:
    content, error = BAD[name]
    with pytest.raises(error):
        fetch.understand(content, name)


def test_a_file_of_200_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * guards.MEGABYTE)
    with pytest.raises(FileTooLarge):
        client.read_bytes(path)
