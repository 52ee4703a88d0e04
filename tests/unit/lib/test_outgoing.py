"""What others write as an address never makes us reach into our own network."""

import socket
from typing import Any

import pytest

from framsteg.lib import outgoing
from framsteg.lib.outgoing import (
    MustBeEncrypted,
    NameNotFound,
    NotAnAddress,
    NotOnTheOpenInternet,
    NotSent,
    place_of,
)

OPEN = "93.184.215.14"
INSIDE = [
    "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
]  # fmt: skip


def names_lead_to(monkeypatch: pytest.MonkeyPatch, *servers: str) -> None:
    def found(host: str, port: int, **_options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in servers]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", found)


@pytest.mark.parametrize("server", INSIDE)
def test_an_address_inside_is_refused_whatever_its_name(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    names_lead_to(monkeypatch, OPEN, server)
    with pytest.raises(NotOnTheOpenInternet):
        place_of("https://example.org/hook")


def test_the_server_that_was_checked_is_the_one_that_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    names_lead_to(monkeypatch, OPEN)
    place = place_of("https://example.org:8443/hook?a=1")
    names_lead_to(monkeypatch, "127.0.0.1")
    assert str(place.at_server) == f"https://{OPEN}:8443/hook?a=1"


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://example.org/", MustBeEncrypted),
        ("ftp://example.org/", NotAnAddress),
        ("https://user:password@example.org/", NotAnAddress),
        ("https:///hook", NotAnAddress),
        ("not an address", NotAnAddress),
        ("https://no-such-name.invalid/", NameNotFound),
    ],
)
def test_what_is_no_address_to_send_to_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str, error: type[NotSent]
) -> None:
    def found(host: str, *_rest: Any, **_options: Any) -> list[Any]:
        if host.endswith(".invalid"):
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (OPEN, 443))]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", found)
    with pytest.raises(error):
        place_of(address)
