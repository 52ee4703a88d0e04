"""What a file holds, before anything is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.importers.shared import files
from framsteg.programme.bookings import Doubt

from . import client, columns, sie, table
from .client import Sheet
from .columns import Reading
from .sie import SieFile
from .table import LedgerTable

Content = SieFile | LedgerTable


@dataclass(frozen=True)
class Tables:
    """A spreadsheet that may hold a table of accounts, with what its headings tell of how to read it."""

    name: str
    sheets: Sequence[Sheet]
    proposal: Reading

    def rows(self, reading: Reading) -> client.Grid:
        """What stands under the headings."""
        found = next((sheet.rows for sheet in self.sheets if sheet.name == reading.sheet), ())
        return found[reading.header + 1 :]


def opened(content: bytes, name: str) -> SieFile | Tables:
    """A SIE file, understood; or the sheets of a spreadsheet. They are told apart by what is in them."""
    files.checked(content, name)
    if files.is_workbook(content) or not client.is_sie(content):
        sheets = client.sheets(content, name)
        return Tables(name, sheets, columns.proposal(sheets, name))
    decoded = client.sie_text(content)
    found = sie.read(decoded.text, name)
    if not decoded.is_expected:
        found.doubts.insert(0, Doubt(0, sie.OTHER_ENCODING, {"encoding": decoded.encoding}))
    return found


def read(tables: Tables, reading: Reading) -> LedgerTable:
    """The table, read as somebody has said."""
    return table.read(tables.sheets, reading, tables.name)


def understand(content: bytes, name: str) -> Content:
    """The file, a table of accounts read as its headings tell."""
    found = opened(content, name)
    if isinstance(found, SieFile):
        return found
    columns.check_told_alone(found.proposal, name)
    return read(found, found.proposal)
