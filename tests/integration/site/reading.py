"""Reads pages as tests need them; every page read is also checked to be valid HTML."""

from typing import Any

import html5lib

_HTML = "{http://www.w3.org/1999/xhtml}"


def tree_of(answer: Any) -> Any:
    """The page, parsed strictly: an error in the HTML fails the test."""
    return html5lib.HTMLParser(strict=True).parse(answer.content)


def headings(answer: Any, level: str) -> list[str]:
    return [_text(element) for element in tree_of(answer).iter(f"{_HTML}{level}") if not _in_footer(element)]


def links(answer: Any) -> list[str]:
    return [element.get("href") for element in tree_of(answer).iter(f"{_HTML}a")]


def text_of(answer: Any) -> str:
    return _text(tree_of(answer))


def _in_footer(element: Any) -> bool:
    return (element.get("id") or "").startswith("footer-") or "choice-heading" in (element.get("class") or "")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
