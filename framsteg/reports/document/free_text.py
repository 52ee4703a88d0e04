"""What people wrote, as blocks: each format makes them as it makes its own. [[key]] cites a figure of the report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from framsteg.lib.markdown import is_safe_address, parsed

from .blocks import BulletList, Cite, Emphasis, FreeText, Link, Paragraph, Run, Words
from .report import Report

_CITED = re.compile(r"\[\[([\w.\-]+)\]\]")


@dataclass(frozen=True)
class Heading:
    """A heading within a free text; `level` 1 is the one just below the section's own."""

    runs: tuple[Run, ...]
    level: int


Piece = Paragraph | BulletList | Heading


def pieces(report: Report, text: FreeText) -> tuple[Piece, ...]:
    """The paragraphs, lists and headings of a text. A key that the report does not hold stays as it was written."""
    return tuple(_Reader(report, text.language).blocks(parsed(text.markdown)))


class _Reader:
    """Goes through the parser's tokens once; lists within lists become one list."""

    def __init__(self, report: Report, language: str) -> None:
        self.report, self.language = report, language
        self.topmost = 1

    def blocks(self, tokens: list[Token]) -> Iterator[Piece]:
        levels = [int(each.tag[1]) for each in tokens if each.type == "heading_open"]
        self.topmost = min(levels, default=1)
        items: list[tuple[Run, ...]] = []
        depth, heading, numbered = 0, 0, False
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                numbered = numbered if depth else token.type.startswith("ordered")
                depth += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                depth -= 1
                if not depth:
                    yield BulletList(tuple(items), numbered)
                    items = []
            elif token.type == "heading_open":
                heading = int(token.tag[1]) - self.topmost + 1
            elif token.type == "heading_close":
                heading = 0
            elif token.type == "inline" and depth:
                items.append(tuple(self.runs(token)))
            elif token.type == "inline":
                runs = tuple(self.runs(token))
                yield Heading(runs, heading) if heading else Paragraph(runs)

    def runs(self, inline: Token) -> Iterator[Run]:
        emphasis, address = Emphasis.NONE, ""
        for child in inline.children or []:
            match child.type:
                case "strong_open":
                    emphasis = Emphasis.STRONG
                case "em_open":
                    emphasis = emphasis or Emphasis.EMPHASIS
                case "strong_close" | "em_close":
                    emphasis = Emphasis.NONE
                case "link_open":
                    address = str(child.attrs.get("href", ""))
                case "link_close":
                    address = ""
                case "softbreak" | "hardbreak":
                    yield Words(" ")
                case _ if child.content and address and is_safe_address(address):
                    yield Link(child.content, address, self.language)
                case _ if child.content:
                    yield from self.cited(child.content, emphasis)

    def cited(self, content: str, emphasis: Emphasis) -> Iterator[Run]:
        at = 0
        for found in _CITED.finditer(content):
            if found.group(1) not in self.report.by_key:
                continue
            if found.start() > at:
                yield Words(content[at : found.start()], emphasis, self.language)
            yield Cite(found.group(1), emphasis=emphasis)
            at = found.end()
        if at < len(content):
            yield Words(content[at:], emphasis, self.language)
