"""How clients ask: through something that may keep the answers, and that keeps to the pace a server allows."""

import time
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from framsteg.lib.http import Session

T = TypeVar("T")
Understand = Callable[[bytes, str], T]
"""Makes something typed of an answer's bytes and its address; raises a SourceError where it cannot."""


class Asker(Protocol):
    def ask(self, method: str, url: str, understand: Understand[T], body: Any = None) -> T:
        """What `understand` makes of the answer."""

    def pace(self, calls: int, seconds: float) -> None:
        """Ask at most `calls` times in any `seconds`, from now on; 0 calls means as often as you like."""


class Pace:
    """Waits so that at most `calls` calls fall into any `seconds`."""

    def __init__(
        self,
        calls: int,
        seconds: float,
        *,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = calls
        self._seconds = seconds
        self._sleep = sleep
        self._now = now
        self._past: deque[float] = deque()

    @property
    def pause(self) -> float:
        """Seconds until one more call may be made."""
        if self._calls <= 0 or self._seconds <= 0 or len(self._past) < self._calls:
            return 0.0
        return max(0.0, self._past[-self._calls] + self._seconds - self._now())

    def wait(self) -> None:
        """Return when one more call may be made, and count it."""
        if self._calls <= 0 or self._seconds <= 0:
            return
        if (pause := self.pause) > 0:
            self._sleep(pause)
        self._past.append(self._now())
        while len(self._past) > self._calls:
            self._past.popleft()


class PlainAsker:
    """Asks a session and keeps nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pace = Pace(0, 0)

    def ask(self, method: str, url: str, understand: Understand[T], body: Any = None) -> T:
        self._pace.wait()
        answer = self._session.ask(method, url, body)
        return understand(answer.content, url)

    def pace(self, calls: int, seconds: float) -> None:
        self._pace = Pace(calls, seconds)
