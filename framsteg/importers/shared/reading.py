"""JSON from strangers: read strictly, and every step into it checked."""

import json
from typing import Any

from framsteg.importers.shared.errors import BrokenJson, EmptyAnswer, HtmlInsteadOfData, WrongShape


class Node:
    """A value inside an answer that knows where it stands, so that what is wrong can be told."""

    def __init__(self, value: Any, where: str, place: str = "") -> None:
        self.value = value
        self.where = where
        self.place = place or "the answer"

    def wrong(self, expected: str) -> WrongShape:
        return WrongShape(expected=expected, place=self.place, where=self.where)

    def object(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return self.value

    def items(self) -> "list[Node]":
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return [Node(item, self.where, f"{self.place}[{at}]") for at, item in enumerate(self.value)]

    def at(self, key: str) -> "Node":
        """The value of `key`, which must be there."""
        if key not in self.object():
            raise Node(None, self.where, self.place).wrong(f"“{key}”")
        return self.maybe(key)

    def maybe(self, key: str) -> "Node":
        """The value of `key`, or a node that holds None."""
        return Node(self.object().get(key), self.where, f"{self.place}.{key}")

    @property
    def is_none(self) -> bool:
        return self.value is None

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.wrong("a text")
        return self.value

    def texts(self) -> list[str]:
        return [item.text() for item in self.items()]

    def whole(self) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self.wrong("a whole number")
        return self.value

    def number(self) -> float | None:
        """A number, or None for null."""
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.wrong("a number or null")
        return float(self.value)


def read_json(content: bytes, where: str) -> Node:
    """`content` as JSON. Raises EmptyAnswer, HtmlInsteadOfData or BrokenJson."""
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise EmptyAnswer(where=where)
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise HtmlInsteadOfData(where=where)
    try:
        value = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BrokenJson(where=where) from error
    return Node(value, where)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
