import socket

import pytest


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as outside, pytest.raises(RuntimeError, match="only this machine"):
        outside.connect(("192.0.2.1", 80))


def test_no_test_looks_up_another_machine() -> None:
    with pytest.raises(RuntimeError, match="only this machine"):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_is_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as inside,
    ):
        assert inside.getpeername() == server.getsockname()
