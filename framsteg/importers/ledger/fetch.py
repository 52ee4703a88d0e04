"""What a file holds, before anything is made of it."""

from framsteg.programme.bookings import Doubt

from . import client, sie, table
from .sie import SieFile
from .table import LedgerTable

Content = SieFile | LedgerTable


def understand(content: bytes, name: str) -> Content:
    """A SIE file or a table of accounts, told apart by what is in them."""
    client.checked(content, name)
    if client.is_workbook(content):
        return table.read(client.sheets(content, name), name)
    if client.is_sie(content):
        decoded = client.sie_text(content)
        found = sie.read(decoded.text, name)
        if not decoded.is_expected:
            found.doubts.insert(0, Doubt(0, sie.OTHER_ENCODING, {"encoding": decoded.encoding}))
        return found
    return table.read([client.delimited(content, name)], name)
