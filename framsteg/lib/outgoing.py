"""Sending to addresses that others have written, without being made to reach into our own network.

The name is looked up once, every address that it stands for must be out on the open internet, and the connection goes
to exactly the address that was checked: what the name stands for a moment later does not matter. Nothing is followed.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framsteg.lib.http import USER_AGENT
from framsteg.lib.later import Later
from framsteg.lib.plain_errors import PlainError, gettext_noop

if TYPE_CHECKING:
    import httpx
else:
    httpx = Later("httpx")

SECONDS = 10.0
PORTS = {"https": 443, "http": 80}


class NotSent(PlainError):
    """It could not be sent."""


class NotAnAddress(NotSent):
    sentence = gettext_noop("This is not a whole address of a place on the web.")


class MustBeEncrypted(NotSent):
    sentence = gettext_noop("Only encrypted addresses (https) are used.")


class NameNotFound(NotSent):
    sentence = gettext_noop("No server answers to the name “%(host)s”.")


class NotOnTheOpenInternet(NotSent):
    sentence = gettext_noop("“%(host)s” is not on the open internet.")


class NoReply(NotSent):
    sentence = gettext_noop("The server could not be reached or did not reply in time.")


@dataclass(frozen=True)
class Reply:
    status: int

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Place:
    """Where to send: the address as written, and the address of the server that was checked."""

    url: httpx.URL
    server: str

    @property
    def at_server(self) -> httpx.URL:
        return self.url.copy_with(host=self.server)


def place_of(address: str, *, private_too: bool = False) -> Place:
    """Check the address. With `private_too` it may be on this machine or network, and unencrypted. Raises NotSent."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotAnAddress() from error
    if url.scheme not in PORTS or not url.host or url.userinfo:
        raise NotAnAddress()
    if url.scheme != "https" and not private_too:
        raise MustBeEncrypted()
    servers = _servers(url)
    if not private_too and not all(_is_open(each) for each in servers):
        raise NotOnTheOpenInternet(host=url.host)
    return Place(url, servers[0])


def post(place: Place, content: bytes, headers: Mapping[str, str]) -> Reply:
    """Send once. Raises NotSent; the reply says whether it was taken."""
    named = {"Host": place.url.netloc.decode("ascii"), "User-Agent": USER_AGENT, **headers}
    try:
        with (
            httpx.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as client,
            client.stream(
                "POST",
                place.at_server,
                content=content,
                headers=named,
                extensions={"sni_hostname": place.url.host},
            ) as response,
        ):
            return Reply(response.status_code)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise NoReply() from error


def _servers(url: httpx.URL) -> list[str]:
    try:
        found = socket.getaddrinfo(url.host, url.port or PORTS[url.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NameNotFound(host=url.host) from error
    return [str(address[0]).partition("%")[0] for *_rest, address in found]


def _is_open(server: str) -> bool:
    """Neither of this machine, a private network, a link, a reserved range, nor one that stands for such a one."""
    address = ipaddress.ip_address(server)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return False
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return address.is_global and not address.is_multicast
