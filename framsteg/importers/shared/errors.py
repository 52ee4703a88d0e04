"""What can be wrong with an answer, each with a sentence of its own. Nothing is stored after any of them."""

from framsteg.lib.plain_errors import PlainError, gettext_noop


class SourceError(PlainError):
    """The answer, the file or the question cannot be used."""


class EmptyAnswer(SourceError):
    sentence = gettext_noop("The answer is empty: %(where)s")


class HtmlInsteadOfData(SourceError):
    sentence = gettext_noop("The server answered with a web page instead of figures: %(where)s")


class BrokenJson(SourceError):
    sentence = gettext_noop("The answer is not whole, or is not JSON: %(where)s")


class WrongShape(SourceError):
    sentence = gettext_noop(
        "The answer does not look as it should. Expected %(expected)s in %(place)s: %(where)s"
    )


class UnknownCode(SourceError):
    sentence = gettext_noop("The source has no “%(code)s” in %(dimension)s.")


class ChoiceMissing(SourceError):
    sentence = gettext_noop(
        "Choose one value of “%(dimension)s”: the source does not sum it. There are %(codes)s."
    )


class SeveralValues(SourceError):
    sentence = gettext_noop("The answer has several values of “%(dimension)s”. Choose one of them.")


class TooManyCells(SourceError):
    sentence = gettext_noop(
        "One question asks for %(cells)s figures, and the source gives at most %(limit)s."
    )


class ChangedMeanwhile(SourceError):
    sentence = gettext_noop("The source was updated while it was being read. Fetch again: %(where)s")


class OutOfTime(SourceError):
    sentence = gettext_noop(
        "The source takes longer than there is time for at once. What has come is kept: fetch again, and it goes on "
        "from there."
    )


class EndlessPages(SourceError):
    sentence = gettext_noop("The source points to a page that has been read already: %(where)s")


class TooManyKeys(SourceError):
    sentence = gettext_noop("At most %(limit)s can be asked for at a time, not %(count)s.")


class NotATable(SourceError):
    sentence = gettext_noop(
        "No table was found in “%(file)s”. It needs a column with municipality codes or names, "
        "and either a column for the period and one for the value, or one column per period."
    )


class AmbiguousNumbers(SourceError):
    sentence = gettext_noop(
        "It cannot be seen whether “%(example)s” has a decimal or a thousand separator. "
        "Say which sign is the decimal one."
    )
