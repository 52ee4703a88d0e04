"""What can be wrong with a file as such, whatever it holds. Nothing is stored after any of them."""

from framsteg.importers.shared.errors import SourceError
from framsteg.lib.plain_errors import gettext_noop


class UnreadableFile(SourceError):
    sentence = gettext_noop("The file “%(file)s” cannot be read as CSV, Excel, OpenDocument or JSON-stat.")


class FileTooLarge(SourceError):
    sentence = gettext_noop("The file “%(file)s” is larger than %(megabytes)s megabytes.")


class PasswordProtected(SourceError):
    sentence = gettext_noop(
        "“%(file)s” is protected by a password. Save a copy without the password and choose that one."
    )


class BrokenWorkbook(SourceError):
    sentence = gettext_noop(
        "“%(file)s” is damaged and cannot be opened. Open it in Excel or LibreOffice, save it anew and try again."
    )


class NotASpreadsheet(SourceError):
    sentence = gettext_noop("“%(file)s” is not a spreadsheet. Choose a file in XLSX, XLS, ODS or CSV format.")


class UnpacksTooLarge(SourceError):
    sentence = gettext_noop(
        "“%(file)s” is small but would take more than %(megabytes)s megabytes unpacked. It is not read, because such a "
        "file can stop the server. Copy the table to a new workbook and try again."
    )


class TooManyRows(SourceError):
    sentence = gettext_noop(
        "The sheet “%(sheet)s” has more than %(limit)s rows or %(columns)s columns. Copy the plan itself to a new "
        "workbook and try again."
    )


class EmptyFile(SourceError):
    sentence = gettext_noop("“%(file)s” is empty. Choose the file that has the plan in it.")


class EmptySheet(SourceError):
    sentence = gettext_noop("There is nothing in “%(file)s”: every sheet is empty.")
