"""Asking patiently and within bounds, against a real server on loopback."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from framsteg.lib.http import (
    BrokenOff,
    HostNotAllowed,
    HttpError,
    Limits,
    NotEncrypted,
    NotReached,
    Refused,
    RunAround,
    ServerFault,
    Session,
    StillBusy,
    TooLarge,
    TooSlow,
)
from tests.recorded.servers import BUSY, FAULT, SILENT, Asked, FakeServer, Reply

LIMITS = Limits(read_seconds=1, attempts=3, longest_pause_seconds=60, largest_bytes=1000)


class Greeter(FakeServer):
    def answer(self, asked: Asked) -> Reply:
        return Reply.json({"hello": asked.body or "you"})


@pytest.fixture
def server() -> Iterator[Greeter]:
    with Greeter() as fake:
        yield fake


class Pauses(list[float]):
    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def session(pauses: Callable[[float], None], limits: Limits = LIMITS) -> Session:
    return Session({"127.0.0.1"}, limits=limits, sleep=pauses)


def test_an_answer_comes_whole_and_the_asker_says_who_it_is(server: Greeter) -> None:
    with session(Pauses()) as asking:
        assert asking.get(f"{server.url}/hej").content == b'{"hello": "you"}'
        assert asking.post(f"{server.url}/hej", "me").content == b'{"hello": "me"}'


def test_a_busy_server_is_asked_again_after_the_time_it_names(server: Greeter) -> None:
    server.fail("/hej", BUSY, Reply(429, headers={"Retry-After": "7"}))
    pauses = Pauses()
    with session(pauses) as asking:
        assert asking.get(f"{server.url}/hej").content == b'{"hello": "you"}'
    assert pauses == [1.0, 7.0]


def test_the_time_may_be_written_as_a_date(server: Greeter) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    server.fail("/hej", Reply(503, headers={"Retry-After": moment}))
    pauses = Pauses()
    with session(pauses) as asking:
        asking.get(f"{server.url}/hej")
    assert 25 < pauses[0] <= 30


def test_a_faulty_server_is_asked_later_and_later_until_it_is_enough(server: Greeter) -> None:
    server.fail("/hej", FAULT, FAULT, FAULT)
    pauses = Pauses()
    with session(pauses) as asking, pytest.raises(ServerFault, match="fault of its own"):
        asking.get(f"{server.url}/hej")
    assert [1 <= pauses[0] <= 1.25, 2 <= pauses[1] <= 2.5, len(pauses)] == [True, True, 2]


def test_a_server_that_asks_for_an_hour_is_not_waited_for(server: Greeter) -> None:
    server.fail("/hej", Reply(429, headers={"Retry-After": "3600"}))
    pauses = Pauses()
    with session(pauses) as asking, pytest.raises(StillBusy):
        asking.get(f"{server.url}/hej")
    assert pauses == []


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(404, b"finns inte"), Refused),
        (SILENT, TooSlow),
        (Reply(200, b"x" * 1001), TooLarge),
        (Reply(200, b"x" * 900, cut_at=10), BrokenOff),
        (Reply(200, b"no gzip", {"Content-Encoding": "gzip"}), BrokenOff),
        (Reply(302, b"", {"Location": "https://example.org/"}), HostNotAllowed),
        (Reply(302, b"", {"Location": "/hej"}), RunAround),
    ],
)
def test_every_bad_answer_has_a_name(server: Greeter, reply: Reply, error: type[HttpError]) -> None:
    server.fail("/hej", *[reply] * 12)
    with session(Pauses()) as asking, pytest.raises(error):
        asking.get(f"{server.url}/hej")


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("https://example.org/", HostNotAllowed),
        ("https://127.0.0.1.example.org/", HostNotAllowed),
        ("file:///etc/passwd", HostNotAllowed),
        ("not an address", HostNotAllowed),
        ("http://allowed.example/", NotEncrypted),
        ("http://127.0.0.1:1/", NotReached),
    ],
)
def test_only_allowed_hosts_are_asked_and_only_encrypted(url: str, error: type[HttpError]) -> None:
    limits = Limits(attempts=1)
    with Session({"127.0.0.1", "allowed.example"}, limits=limits) as asking, pytest.raises(error):
        asking.get(url)


def test_a_slow_drip_is_given_up_when_the_whole_takes_too_long(server: Greeter) -> None:
    moments = iter(range(0, 10_000, 400))
    slow = Session({"127.0.0.1"}, limits=Limits(attempts=1), now=lambda: float(next(moments)))
    with slow, pytest.raises(TooSlow):
        slow.get(f"{server.url}/hej")
