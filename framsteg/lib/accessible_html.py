"""What can be seen of a page's accessibility in its HTML alone: no browser, no style, no script.

Contrast, focus, zoom and what a screen reader really says are not seen here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser

SAYS_NOTHING = frozenset(
    {"här", "klicka här", "läs mer", "läs mer här", "here", "click here", "read more", "länk", "link"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ADDRESS = ("http://", "https://", "www.")


class Fault(StrEnum):
    NO_LANGUAGE = "no language"
    NO_TITLE = "no title"
    NOT_ONE_FIRST_HEADING = "not one first heading"
    HEADING_SKIPPED = "heading skipped"
    EMPTY_HEADING = "empty heading"
    PICTURE_WITHOUT_WORDS = "picture without words"
    TABLE_WITHOUT_NAME = "table without name"
    TABLE_WITHOUT_HEADS = "table without heads"
    LINK_SAYS_NOTHING = "link says nothing"
    LINK_TO_NOTHING = "link to nothing"
    IDENTITY_TWICE = "identity twice"


@dataclass(frozen=True)
class Found:
    """A fault and the words at the place where it is."""

    fault: Fault
    where: str = ""


def faults_in(html: str) -> tuple[Found, ...]:
    """Everything that is wrong in a whole page, in reading order; what concerns the whole comes last."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found + reader.of_the_whole())


@dataclass
class _Table:
    is_named: bool = False
    heads: int = 0
    without_scope: int = 0
    rows: int = 0


@dataclass
class _Capture:
    tag: str
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self.identities: Counter[str] = Counter()
        self.targets: list[str] = []
        self.level, self.first_headings, self.has_language, self.title = 0, 0, False, ""
        self.drawings = 0
        self.captures: list[_Capture] = []
        self.tables: list[_Table] = []

    def of_the_whole(self) -> list[Found]:
        whole = [Found(Fault.NO_LANGUAGE)] if not self.has_language else []
        whole += [Found(Fault.NO_TITLE)] if not self.title else []
        whole += [Found(Fault.NOT_ONE_FIRST_HEADING)] if self.first_headings != 1 else []
        whole += [Found(Fault.IDENTITY_TWICE, each) for each, times in self.identities.items() if times > 1]
        lost = dict.fromkeys(each for each in self.targets if each and each not in self.identities)
        return whole + [Found(Fault.LINK_TO_NOTHING, f"#{each}") for each in lost]

    # What the parser meets

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if told.get("id"):
            self.identities[told["id"]] += 1
        match tag:
            case "html":
                self.has_language = bool(told.get("lang"))
            case "img":
                self._picture(told)
            case "svg":
                self._drawing(told)
            case "table":
                self.tables.append(
                    _Table(is_named=bool(told.get("aria-label") or told.get("aria-labelledby")))
                )
            case "caption" | "th" | "tr" if self.tables:
                self._part_of_table(tag, told)
            case "a" if "href" in told:
                self._link(told)
            case "title" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.captures.append(_Capture(tag))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.tables:
            self._table(self.tables.pop())
        self.drawings -= tag == "svg"
        if self.captures and self.captures[-1].tag == tag:
            self._captured(self.captures.pop())

    def handle_data(self, data: str) -> None:
        for capture in self.captures:
            capture.words.append(data)

    # What it means

    def _picture(self, told: dict[str, str]) -> None:
        if "alt" not in told:
            self.found.append(Found(Fault.PICTURE_WITHOUT_WORDS, told.get("src", "")))
        self.handle_data(told.get("alt", ""))

    def _drawing(self, told: dict[str, str]) -> None:
        """Only the outermost: what lies within a drawing is part of it."""
        self.drawings += 1
        if self.drawings > 1 or told.get("aria-hidden") == "true":
            return
        if told.get("role") != "img" or not (told.get("aria-labelledby") or told.get("aria-label")):
            self.found.append(Found(Fault.PICTURE_WITHOUT_WORDS, "SVG"))

    def _part_of_table(self, tag: str, told: dict[str, str]) -> None:
        table = self.tables[-1]
        match tag:
            case "caption":
                table.is_named = True
            case "tr":
                table.rows += 1
            case "th":
                table.heads += 1
                table.without_scope += told.get("scope") not in ("col", "row", "colgroup", "rowgroup")

    def _table(self, table: _Table) -> None:
        if not table.is_named:
            self.found.append(Found(Fault.TABLE_WITHOUT_NAME))
        if table.rows and (not table.heads or table.without_scope):
            self.found.append(Found(Fault.TABLE_WITHOUT_HEADS))

    def _link(self, told: dict[str, str]) -> None:
        if told["href"].startswith("#"):
            self.targets.append(told["href"][1:])
        self.captures.append(_Capture("a", [told.get("aria-label", "")]))

    def _captured(self, capture: _Capture) -> None:
        text = capture.text
        if capture.tag == "title":
            self.title = self.title or text
        elif capture.tag == "a":
            if not text or text.casefold().rstrip(" .:»→") in SAYS_NOTHING or text.startswith(_ADDRESS):
                self.found.append(Found(Fault.LINK_SAYS_NOTHING, text))
        else:
            self._heading(_HEADINGS[capture.tag], text)

    def _heading(self, level: int, text: str) -> None:
        self.first_headings += level == 1
        if not text:
            self.found.append(Found(Fault.EMPTY_HEADING))
        if self.level and level > self.level + 1:
            self.found.append(Found(Fault.HEADING_SKIPPED, text))
        self.level = level
