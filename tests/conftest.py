"""What every test shares: no network beyond this machine, and a database whose laws hold."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import settings

from framsteg.audit import laws
from tests import prepared_database

# How long an example takes says how busy the machine is, nothing about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class OutsideNetwork(RuntimeError):
    """A test tried to reach another machine."""


_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def _is_local(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guard(family: int, address: Any) -> None:
    if family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
        raise OutsideNetwork(f"Tests reach only this machine, not {address[0]}.")


@pytest.fixture(autouse=True, scope="session")
def no_outside_network() -> Iterator[None]:
    """Every connection and every name look-up beyond loopback fails."""

    def connect(self: socket.socket, address: Any) -> None:
        _guard(self.family, address)
        return _connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        _guard(self.family, address)
        return _connect_ex(self, address)

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _is_local(host):
            raise OutsideNetwork(f"Tests look up only this machine, not {host}.")
        return _getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> Iterator[bool]:
    """Begin on SQLite from the database that an earlier run has migrated, when no migration has changed since."""
    if connection.vendor != "sqlite":
        yield False
        return
    name = str(connection.creation._get_test_db_name())
    yield prepared_database.lay_in_place(name)
    prepared_database.remove(name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool, django_db_blocker: Any) -> None:
    """Keep what was migrated from nothing, for the next run."""
    if connection.vendor == "sqlite" and not django_db_keepdb:
        with django_db_blocker.unblock():
            prepared_database.keep()


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    """Tests speak Swedish, as the interface does, unless they choose otherwise."""
    with translation.override("sv"):
        yield


@pytest.fixture
def committed_db(transactional_db: None) -> Iterator[None]:
    """A database in which transactions are really committed, for tests of concurrency and of killed work.

    It is emptied afterwards, for which its laws are lifted; emptying lays them down again (see audit.apps).
    """
    yield
    laws.lift(connection)
