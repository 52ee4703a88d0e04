"""Choosing where to serve."""

import errno
import socket

import pytest

from framsteg.config import serving


def test_a_free_address_is_accepted() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    serving.make_sure_free("127.0.0.1", port)


def test_a_used_port_is_refused_with_another_to_choose() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]
        with pytest.raises(serving.CannotServe, match=rf"Port {port} is used .* make demo PORT=\d+"):
            serving.make_sure_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (
            errno.EADDRNOTAVAIL,
            "198.51.100.1 is no address of this computer. Choose another: make demo HOST=127.0.0.1",
        ),
        (errno.EACCES, "Port 80 is reserved for the system. Choose one above 1023: make demo PORT=8000"),
    ],
)
def test_other_reasons_are_told_too(number: int, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(host: str, port: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(serving, "_listen", refuse)
    with pytest.raises(serving.CannotServe) as caught:
        serving.make_sure_free("198.51.100.1", 80)
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("localhost", "http://localhost:8000/"),
    ],
)
def test_the_address_is_one_that_can_be_typed(host: str, expected: str) -> None:
    assert serving.address(host, 8000) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("x", False)],
)
def test_loopback_is_told_from_the_rest(host: str, expected: bool) -> None:
    assert serving.is_loopback(host) is expected
