"""What can be wrong with a file from the accounts. Nothing is stored after any of them."""

from framsteg.importers.shared.errors import SourceError
from framsteg.importers.shared.file_errors import UnreadableFile
from framsteg.lib.plain_errors import gettext_noop


class UnreadableLedger(UnreadableFile):
    sentence = gettext_noop("The file “%(file)s” cannot be read as SIE, CSV, Excel or OpenDocument.")


class ProtectedWorkbook(SourceError):
    sentence = gettext_noop(
        "The workbook “%(file)s” is protected by a password. Save it without one and try again."
    )


class WorkbookTooLarge(SourceError):
    sentence = gettext_noop(
        "The workbook “%(file)s” unpacks to more than %(megabytes)s megabytes. Save only the sheet that is needed."
    )


class BalancesOnly(SourceError):
    sentence = gettext_noop(
        "The file holds balances, not vouchers (SIE type %(type)s). Export it again as SIE type 4."
    )


class ForeignCurrency(SourceError):
    sentence = gettext_noop("The accounts are kept in %(currency)s. Only Swedish kronor can be taken in.")


class BrokenLine(SourceError):
    sentence = gettext_noop("Row %(line)s cannot be understood: %(text)s")


class MissingBrace(SourceError):
    sentence = gettext_noop(
        "The voucher %(voucher)s, which begins on row %(line)s, is not whole: a curly bracket is missing."
    )


class UnbalancedVoucher(SourceError):
    sentence = gettext_noop(
        "The voucher %(voucher)s, which begins on row %(line)s, does not balance: it is off by %(amount)s."
    )


class NoVouchers(SourceError):
    sentence = gettext_noop("There are no vouchers in the file “%(file)s”.")


class NoLedgerTable(SourceError):
    sentence = gettext_noop(
        "No table of accounts was found in “%(file)s”. It needs columns for the account (konto), the date (datum) "
        "and the amount (belopp, or debet and kredit)."
    )


class SameColumnTwice(SourceError):
    sentence = gettext_noop(
        "Two columns on row %(line)s are called “%(title)s”. Say which of them is meant, by its letter."
    )


class ColumnsMissing(SourceError):
    sentence = gettext_noop(
        "Say which column holds the account, which holds the date or the month, and which holds the amount, or debit "
        "and credit."
    )


class TwoColumnsForOne(SourceError):
    sentence = gettext_noop("Two columns are said to hold the same: %(letters)s. Choose one of them.")


class NoSuchColumn(SourceError):
    sentence = gettext_noop("There is no column “%(title)s”. There are %(titles)s.")


class NoSuchField(SourceError):
    sentence = gettext_noop("No column can hold “%(field)s”. Write one of %(fields)s.")


class NoSuchPlace(SourceError):
    sentence = gettext_noop("There is no sheet “%(sheet)s” with a row %(line)s. There are %(sheets)s.")


class RowsNotUnderstood(SourceError):
    sentence = gettext_noop(
        "Rows that cannot be understood: %(count)s. The first is row %(line)s: %(text)s. "
        "Correct them in the file and try again; nothing has been taken in."
    )


class OtherDecimalSign(SourceError):
    sentence = gettext_noop(
        "Look at row %(line)s: “%(written)s” can only have “%(found)s” as its decimal sign, but the amounts are read "
        "with “%(used)s”. Choose the right sign, or correct the file; nothing has been taken in."
    )


class NoBookings(SourceError):
    sentence = gettext_noop("There are no rows under the header of the table.")


class PeriodTooShort(SourceError):
    sentence = gettext_noop(
        "The file has rows from %(first)s to %(last)s. Choose months that hold all of them."
    )
