"""Values of the environment read one by one: each function gives the value, or says what is wrong with it."""

import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

POSTGRESQL = ("postgresql://", "postgres://")
SHORTEST_KEY, FEWEST_LETTERS, SHORTEST_TOKEN = 50, 5, 20
_HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")

_WORD = re.compile(r"[a-z]+(_[a-z]+)*")


class Wrong(ValueError):
    """What is wrong with a value, to follow the name of its variable."""


def database(text: str) -> str:
    """The address of a database, as it is."""
    if not text:
        return text
    if not text.startswith((*POSTGRESQL, "sqlite:///")):
        raise Wrong("is not of the form postgresql://user:password@host/name or sqlite:////folder/file")
    try:
        found = dj_database_url.parse(text)
    except ValueError as error:
        raise Wrong(
            "cannot be read as an address; signs such as / and @ in a password are written %2F and %40"
        ) from error
    if not found.get("NAME"):
        raise Wrong("names no database")
    return text


def key(text: str) -> str:
    if len(text) < SHORTEST_KEY or len(set(text)) < FEWEST_LETTERS or text.startswith("django-insecure-"):
        raise Wrong(f"is too easy to guess: use at least {SHORTEST_KEY} characters from a random source")
    return text


def keys(text: str) -> tuple[str, ...]:
    return tuple(key(each.strip()) for each in text.split(",") if each.strip())


def words(text: str) -> tuple[str, ...]:
    found = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in found:
        if not _WORD.fullmatch(each):
            raise Wrong(f"holds “{each}”, which is no kind of access")
    return found


def hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(each.strip().lower() for each in text.split(",") if each.strip())
    for each in hosts:
        if not _HOST.fullmatch(each):
            raise Wrong(
                f"holds “{each}”, which is no host name: write it without https:// and without a path"
            )
    if not hosts:
        raise Wrong("names no host")
    return hosts


def https(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme != "https" or not parts.hostname or parts.path.strip("/")):
        raise Wrong("is not of the form https://host")
    return text.rstrip("/")


def folder(text: str) -> str:
    if text and not Path(text).is_absolute():
        raise Wrong("is not a whole path, from the root of the disk")
    return text


def file(text: str) -> str:
    if text and not Path(text).is_file():
        raise Wrong(f"names “{text}”, where no file is")
    return text


def replica(text: str) -> str:
    if text and not text.startswith(POSTGRESQL):
        raise Wrong("is not of the form postgresql://user:password@host/name")
    return database(text) if text else ""


def cache(text: str) -> str:
    if text and urlsplit(text).scheme not in ("redis", "rediss", "unix"):
        raise Wrong("is not of the form redis://user:password@host:6379/0")
    return text


def mail_server(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise Wrong("is not of the form smtp://user:password@host:587?tls=starttls")
    return text


def mail_address(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise Wrong("is no e-mail address") from error
    return text


def token(text: str) -> str:
    if text and len(text) < SHORTEST_TOKEN:
        raise Wrong(f"is shorter than {SHORTEST_TOKEN} characters")
    return text


def networks(text: str) -> tuple[str, ...]:
    found = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in found:
        try:
            ipaddress.ip_network(each)
        except ValueError as error:
            raise Wrong(f"holds “{each}”, which is neither an address nor a network") from error
    return found


def number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise Wrong(f"is “{text}”, not a whole number from {least} to {most}")
        return int(text)

    return number


def one_of(*words: str) -> Callable[[str], str]:
    def word(text: str) -> str:
        if text not in words:
            raise Wrong(f"is “{text}”, not one of {', '.join(words)}")
        return text

    return word
