"""Fetching over HTTP from hosts that are allowed, patiently and within bounds.

Every failure has a name and a sentence. A busy or faulty server is asked again, later and later, for as long as it
asks for itself with Retry-After; an answer that is too large, too slow or from somewhere else is not taken.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from framsteg.lib.later import Later
from framsteg.lib.plain_errors import PlainError, gettext_noop

if TYPE_CHECKING:
    import httpx
else:
    httpx = Later("httpx")

USER_AGENT = "Framsteg/0.1 (open platform for municipal development programmes)"
MEGABYTE = 1024 * 1024
BUSY = 429
REDIRECTS = {301, 302, 303, 307, 308}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class HttpError(PlainError):
    """Something between asking and a whole answer went wrong."""


class HostNotAllowed(HttpError):
    sentence = gettext_noop("The host “%(host)s” is not among those that may be asked: %(url)s")


class NotEncrypted(HttpError):
    sentence = gettext_noop("Only encrypted addresses (https) are asked, not %(url)s")


class NotReached(HttpError):
    sentence = gettext_noop("The server could not be reached: %(url)s")


class TooSlow(HttpError):
    sentence = gettext_noop("The server did not answer in time: %(url)s")


class BrokenOff(HttpError):
    sentence = gettext_noop("The connection broke before the whole answer had come: %(url)s")


class TooLarge(HttpError):
    sentence = gettext_noop("The answer is larger than %(megabytes)s megabytes: %(url)s")


class Refused(HttpError):
    """4xx: asking again is no use."""

    sentence = gettext_noop("The server refuses the question (%(status)s): %(url)s %(said)s")


class RunAround(HttpError):
    sentence = gettext_noop("The server only points to other addresses: %(url)s")


class StillBusy(HttpError):
    """429 after all attempts, or with a longer wait than is accepted."""

    sentence = gettext_noop("The server says that too much is asked of it (429). Try again later: %(url)s")


class ServerFault(HttpError):
    """5xx after all attempts."""

    sentence = gettext_noop("The server has a fault of its own (%(status)s): %(url)s")


@dataclass(frozen=True)
class Limits:
    """How long to wait, how often to ask again, how much to accept."""

    connect_seconds: float = 10
    read_seconds: float = 60
    whole_seconds: float = 300
    attempts: int = 5
    first_pause_seconds: float = 1
    longest_pause_seconds: float = 120
    largest_bytes: int = 100 * MEGABYTE
    redirects: int = 3


@dataclass(frozen=True)
class Answer:
    """A whole answer."""

    url: str
    content: bytes
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class Session:
    """Asks allowed hosts; with `within`, for at most that many seconds in all. Tests replace `sleep` and `now`."""

    def __init__(
        self,
        allowed_hosts: Collection[str],
        *,
        limits: Limits | None = None,
        within: float | None = None,
        user_agent: str = USER_AGENT,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.allowed_hosts = frozenset(allowed_hosts)
        self.limits = limits or Limits()
        self._sleep = sleep
        self._now = now
        self._ends = float("inf") if within is None else now() + within
        self._client = httpx.Client(
            headers={"User-Agent": user_agent, "Accept": "application/json"},
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def left(self) -> float:
        """Seconds that may still be used."""
        return max(0.0, self._ends - self._now())

    def get(self, url: str) -> Answer:
        return self.ask("GET", url)

    def post(self, url: str, body: Any) -> Answer:
        """Send `body` as JSON. Only for questions: the same one may be asked several times."""
        return self.ask("POST", url, body)

    def ask(self, method: str, url: str, body: Any = None) -> Answer:
        """The answer, after as many attempts as the limits allow."""
        attempt = 1
        while True:
            try:
                return self._follow(method, url, body)
            except _AskAgain as again:
                if attempt >= self.limits.attempts:
                    raise again.error from again.__cause__
                self._pause(again, attempt)
                attempt += 1

    def _pause(self, again: _AskAgain, attempt: int) -> None:
        doubling = self.limits.first_pause_seconds * 2 ** (attempt - 1)
        wanted = doubling * random.uniform(1, 1.25) if again.after is None else again.after  # noqa: S311  spreads retries
        if wanted > self.limits.longest_pause_seconds:
            if again.after is not None:
                raise again.error
            wanted = self.limits.longest_pause_seconds
        if wanted >= self.left:
            raise again.error
        self._sleep(wanted)

    def _follow(self, method: str, url: str, body: Any) -> Answer:
        for _ in range(self.limits.redirects + 1):
            self._check(url)
            answer, target = self._once(method, url, body)
            if answer is not None:
                return answer
            url = target
        raise RunAround(url=url)

    def _check(self, url: str) -> None:
        try:
            parts = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise HostNotAllowed(host="", url=url) from error
        if parts.host not in self.allowed_hosts:
            raise HostNotAllowed(host=parts.host, url=url)
        if parts.scheme != "https" and parts.host not in LOOPBACK:
            raise NotEncrypted(url=url)

    def _once(self, method: str, url: str, body: Any) -> tuple[Answer | None, str]:
        try:
            with self._client.stream(method, url, json=body, timeout=self._timeout(url)) as response:
                if response.status_code in REDIRECTS and "location" in response.headers:
                    return None, str(response.url.join(response.headers["location"]))
                content = self._read(response, url)
                self._judge(response, url, content)
                return Answer(
                    url, content, response.headers.get("content-type", ""), dict(response.headers)
                ), ""
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _AskAgain(_named(error, url)) from error

    def _timeout(self, url: str) -> httpx.Timeout:
        if self.left <= 0.0:
            raise TooSlow(url=url)
        limits = self.limits
        return httpx.Timeout(
            min(limits.read_seconds, self.left), connect=min(limits.connect_seconds, self.left)
        )

    def _read(self, response: httpx.Response, url: str) -> bytes:
        """The body, as long as it comes in time and is not too large."""
        started, size, parts = self._now(), 0, []
        for part in response.iter_bytes():
            size += len(part)
            parts.append(part)
            if size > self.limits.largest_bytes:
                raise TooLarge(megabytes=self.limits.largest_bytes / MEGABYTE, url=url)
            if self._now() - started > self.limits.whole_seconds:
                raise _AskAgain(TooSlow(url=url))
            if self.left <= 0.0:
                raise TooSlow(url=url)
        return b"".join(parts)

    def _judge(self, response: httpx.Response, url: str, content: bytes) -> None:
        status = response.status_code
        if status == BUSY:
            raise _AskAgain(StillBusy(url=url), _retry_after(response))
        if status >= 500:
            raise _AskAgain(ServerFault(status=status, url=url), _retry_after(response))
        if status >= 300:
            raise Refused(status=status, url=url, said=content[:300].decode("utf-8", "replace").strip())


class _AskAgain(Exception):
    """The attempt failed in a way that may pass. `after`: seconds that the server asks to wait."""

    def __init__(self, error: HttpError, after: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.after = after


def _retry_after(response: httpx.Response) -> float | None:
    """The seconds in Retry-After, written as a number or as a date; None where it says nothing usable."""
    text = response.headers.get("retry-after", "").strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _named(error: httpx.TransportError | httpx.DecodingError, url: str) -> HttpError:
    match error:
        case httpx.TimeoutException():
            return TooSlow(url=url)
        case httpx.ConnectError() | httpx.ProxyError() | httpx.UnsupportedProtocol():
            return NotReached(url=url)
    return BrokenOff(url=url)
