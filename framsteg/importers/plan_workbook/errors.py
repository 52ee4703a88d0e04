"""What can be wrong with a plan in a file that can be read. Nothing is stored after any of them."""

from framsteg.importers.shared.errors import SourceError
from framsteg.lib.plain_errors import gettext_noop


class NoSuchSheet(SourceError):
    sentence = gettext_noop("There is no sheet “%(sheet)s” in “%(file)s”. There are %(sheets)s.")


class SheetIsUnlike(SourceError):
    sentence = gettext_noop(
        "The sheet “%(sheet)s” does not have the same columns as “%(first)s”, so the two cannot be read together."
    )


class NoHeader(SourceError):
    sentence = gettext_noop(
        "No row with headings was found in the sheet “%(sheet)s”. The plan needs one row with a heading for each "
        "column, for example “Nr”, “Åtgärd” and “Status”, and at least one row under it."
    )


class NoTitleColumn(SourceError):
    sentence = gettext_noop(
        "Say which column holds the name of the sub-project. Without it no row can be understood."
    )


class HeadingIsNoTime(SourceError):
    sentence = gettext_noop(
        "The heading “%(heading)s” names no time, so the crosses below it cannot tell when something goes on."
    )


class TwoColumnsForOne(SourceError):
    sentence = gettext_noop("Two columns are said to hold “%(target)s”. Choose one of them.")
