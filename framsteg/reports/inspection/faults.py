"""What can be wrong with a file, and how it is told."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framsteg.lib import accessible_html


class Fault(StrEnum):
    NOT_MADE = "not made"
    NOT_OPENED = "not opened"
    NOT_TAGGED = "not tagged"
    NOT_OF_THE_STANDARDS = "not of the standards"
    RULE_BROKEN = "rule broken"
    NO_SUCH_HEADINGS = "no such headings"
    SLIDE_WITHOUT_TITLE = "slide without title"
    TEMPLATE_LEFT_OUT = "template left out"
    OTHER_DATA = "other data"


@dataclass(frozen=True)
class Found:
    """A fault, and the words at the place where it is."""

    fault: Fault | accessible_html.Fault
    where: str = ""

    @property
    def told(self) -> str:
        """In the user's words and language."""
        return f"{_WORDS[self.fault]} ({self.where})" if self.where else str(_WORDS[self.fault])

    @property
    def stops(self) -> bool:
        """A format that cannot be made is not released; everything else is for people to judge."""
        return self.fault in (Fault.NOT_MADE, Fault.NOT_OPENED, Fault.OTHER_DATA)


_IN_PAGE = accessible_html.Fault
_WORDS = {
    Fault.NOT_MADE: gettext_lazy(
        "It could not be made. Try again in a while; the log tells whoever runs the server why"
    ),
    Fault.NOT_OPENED: gettext_lazy("It could not be opened again"),
    Fault.NOT_TAGGED: gettext_lazy("It is not tagged for reading aloud"),
    Fault.NOT_OF_THE_STANDARDS: gettext_lazy("It does not say that it follows PDF/UA-1 and PDF/A-2a"),
    Fault.RULE_BROKEN: gettext_lazy("It breaks a rule of PDF/UA-1 or PDF/A-2a"),
    Fault.NO_SUCH_HEADINGS: gettext_lazy("Its headings are not those of the report"),
    Fault.SLIDE_WITHOUT_TITLE: gettext_lazy("A slide has no title"),
    Fault.TEMPLATE_LEFT_OUT: gettext_lazy("The Word template cannot be filled in and was left out"),
    Fault.OTHER_DATA: gettext_lazy("It does not hold the same data as the report"),
    _IN_PAGE.NO_LANGUAGE: gettext_lazy("Its language is not told"),
    _IN_PAGE.NO_TITLE: gettext_lazy("It has no title"),
    _IN_PAGE.NOT_ONE_FIRST_HEADING: gettext_lazy("It has not exactly one first heading"),
    _IN_PAGE.HEADING_SKIPPED: gettext_lazy("A level of headings is skipped"),
    _IN_PAGE.EMPTY_HEADING: gettext_lazy("A heading is empty"),
    _IN_PAGE.PICTURE_WITHOUT_WORDS: gettext_lazy("A picture is not told in words"),
    _IN_PAGE.TABLE_WITHOUT_NAME: gettext_lazy("A table has no name"),
    _IN_PAGE.TABLE_WITHOUT_HEADS: gettext_lazy("A table lacks heads of columns or rows"),
    _IN_PAGE.LINK_SAYS_NOTHING: gettext_lazy("A link does not say where it leads"),
    _IN_PAGE.LINK_TO_NOTHING: gettext_lazy("A link leads to a place that is not there"),
    _IN_PAGE.IDENTITY_TWICE: gettext_lazy("Two places of the page have the same name"),
}


def looked_at(suffix: str) -> str:
    """What is looked at in a file of this kind."""
    return {
        "html": _(
            "headings in order, words for pictures, heads and names of tables, texts of links, language"
        ),
        "pdf": _(
            "every rule of PDF/UA-1 and PDF/A-2a that a program can check; tags, title and language, headings in "
            "order, words for pictures, heads of columns and rows"
        ),
        "docx": _("opened again; headings, heads of tables that repeat, words for pictures"),
        "pptx": _("opened again; a title on every slide, words for charts, tables and pictures"),
        "xlsx": _("opened again; a sheet for every table"),
        "zip": _("opened again; a file for every table"),
        "json": _("read back: the same report"),
    }[suffix]
