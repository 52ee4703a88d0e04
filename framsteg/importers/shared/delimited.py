"""Delimited text as files hold it: its encoding and its delimiter are found, not asked for."""

import csv
import io

from framsteg.importers.shared.file_errors import UnreadableFile

Grid = list[list[str]]
SAMPLE = 60_000
"""Characters from which the delimiter is found."""


def delimited(content: bytes, name: str, *, unreadable: type[UnreadableFile] = UnreadableFile) -> Grid:
    """The cells of a CSV file. Raises `unreadable`."""
    text = decoded(content, name, unreadable=unreadable)
    delimiter = max(";\t,|", key=lambda sign: _regularity(text, sign))
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise unreadable(file=name) from error


def decoded(content: bytes, name: str, *, unreadable: type[UnreadableFile] = UnreadableFile) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252 as Excel in Sweden writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise unreadable(file=name)
    return content.decode("cp1252", errors="replace")


def _regularity(text: str, sign: str) -> tuple[int, int]:
    """How many of the first rows have the commonest number of cells, where that is not one; then that number."""
    reader = csv.reader(io.StringIO(text[:SAMPLE]), delimiter=sign)
    try:
        widths = [len(row) for row in reader if len(row) > 1]
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    commonest = max(set(widths), key=widths.count)
    return widths.count(commonest), commonest
