"""Asking a server for pages as fast as it answers, at a pace, or all at once; and what came back."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

CONNECTIONS = 16


@dataclass
class Answers:
    """What came back: milliseconds of each answer, and what was wrong."""

    ms: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.ms) / self.seconds if self.seconds else 0.0

    @property
    def p99(self) -> float:
        return quantiles(self.ms, n=100)[-1] if len(self.ms) > 1 else float("inf")


async def everyone(port: int, paths: Sequence[str], seconds: float) -> Answers:
    """Everyone asks for the next page as soon as the last has come."""
    found, ends, next_one = Answers(), time.perf_counter() + seconds, _in_turn(paths)

    async def visitor() -> None:
        async with Connection(port) as connection:
            while time.perf_counter() < ends:
                await connection.ask(next(next_one), found)

    return await _timed(found, *(visitor() for _each in range(CONNECTIONS)))


async def at_pace(port: int, paths: Sequence[str], rate: float, seconds: float) -> Answers:
    """A question every so often, whether or not the last has been answered; timed from when it was due."""
    found, next_one, started = Answers(), _in_turn(paths), time.perf_counter()
    due = iter(range(int(rate * seconds)))

    async def visitor() -> None:
        async with Connection(port) as connection:
            for number in due:
                at = started + number / rate
                await asyncio.sleep(max(0.0, at - time.perf_counter()))
                await connection.ask(next(next_one), found, due=at)

    return await _timed(found, *(visitor() for _each in range(4 * CONNECTIONS)))


async def crowd(port: int, asked: Sequence[str | tuple[str, str]]) -> Answers:
    """All at the same moment, over a connection each."""
    found, gate = Answers(), asyncio.Event()

    async def visitor(one: str | tuple[str, str]) -> None:
        path, form = one if isinstance(one, tuple) else (one, "")
        async with Connection(port) as connection:
            await gate.wait()
            await connection.ask(path, found, form)

    waiting = [asyncio.create_task(visitor(each)) for each in asked]
    await asyncio.sleep(0.5)
    gate.set()
    return await _timed(found, *waiting)


class Connection:
    """One connection that is kept open, with as little work of its own as can be: the cores are shared."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def __aenter__(self) -> "Connection":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.writer.close()

    async def ask(self, path: str, found: Answers, form: str = "", due: float | None = None) -> None:
        started = time.perf_counter() if due is None else due
        lines = [f"{'POST' if form else 'GET'} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        if form:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
        try:
            self.writer.write("\r\n".join([*lines, "", form]).encode())
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: (\d+)", head)
            if length is not None:
                await self.reader.readexactly(int(length[1]))
        except (OSError, asyncio.IncompleteReadError) as error:
            found.wrong[repr(error)] += 1
            await self.__aenter__()
            return
        found.ms.append((time.perf_counter() - started) * 1000)
        status = head[9:12].decode()
        if status != ("302" if form else "200"):
            found.wrong[f"{status} {path.partition('?')[0]}"] += 1


async def _timed(found: Answers, *acts: Awaitable[None]) -> Answers:
    started = time.perf_counter()
    await asyncio.gather(*acts)
    found.seconds = time.perf_counter() - started
    return found


def _in_turn(paths: Sequence[str]) -> Iterator[str]:
    while True:
        yield from paths
