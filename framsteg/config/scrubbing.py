"""What says who somebody is, and what opens something, taken out of everything that is logged.

A log is read by more people than the database, is copied further, and is kept for longer than anybody remembers.
"""

import ipaddress
import logging
import re
from collections.abc import Iterable, Mapping, MutableMapping
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest

from framsteg.lib.personal_data import without_personal_data

ADDRESS, PERSON, SECRET = "[address]", "[person]", "[secret]"
SHORTEST_NAME = 3
_LEFT_OUT = frozenset({"user", "username", "email", "to", "ip", "remote_addr"})
_PASSWORD_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+@")
_VALUES_OF_ROWS = re.compile(r"^(DETAIL|CONTEXT|PARAMETERS):.*$", re.MULTILINE)
_FAILING_ROW = re.compile(r"(Key|Failing row contains) \(.*\)")
_KEY_IN_PATH = re.compile(
    r"(?<=/)(?:(?=[\w:.~=-]*[A-Z])(?=[\w:.~=-]*\d)[\w:.~=-]{20,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[\w:.~=-]*)"
)
_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
_IPV6 = re.compile(r"(?<![\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\w:])")

present_request: ContextVar[HttpRequest | None] = ContextVar("present_request", default=None)
"""The request that is being answered: its user's name is not logged."""


def scrubbed(text: str, names: Iterable[str] = ()) -> str:
    """`text` without addresses, numbers, keys and the `names`."""
    text = _PASSWORD_IN_ADDRESS.sub(f"{SECRET}@", text)
    text = _VALUES_OF_ROWS.sub(rf"\1: {PERSON}", text)
    text = _FAILING_ROW.sub(rf"\1 {PERSON}", text)
    text = _KEY_IN_PATH.sub(SECRET, text)
    text = without_personal_data(text)
    for pattern in (_IPV4, _IPV6):
        text = pattern.sub(_address, text)
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", PERSON, text)
    return text


def _address(found: "re.Match[str]") -> str:
    """Addresses of other machines; this one's own, and what only looks like one, stay."""
    try:
        return found[0] if ipaddress.ip_address(found[0]).is_loopback else ADDRESS
    except ValueError:
        return found[0]


def without_people(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog: every text of the event, scrubbed."""
    names = names_here()
    return {key: _value(value, names) for key, value in event.items() if key not in _LEFT_OUT}


def _value(value: Any, names: tuple[str, ...]) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {key: _value(each, names) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_value(each, names) for each in value]
    return scrubbed(str(value), names)


def names_here() -> tuple[str, ...]:
    """The names of the one who asks, if that is known already; nothing is looked up for a line in a log."""
    user = getattr(present_request.get(), "_cached_user", None)
    if user is None or not user.is_authenticated:
        return ()
    names = (user.get_full_name(), user.get_username(), user.first_name, user.last_name)
    return tuple(name for name in names if len(name) >= SHORTEST_NAME)


class PlainFormatter(logging.Formatter):
    """Lines for people at a terminal, as bare of people as the others."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        return scrubbed(super().format(record), names_here())
