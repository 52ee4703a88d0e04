"""The shared cache of several web machines: what it cannot be asked is not known, and the site goes on without it."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
PAUSE = 5.0
"""Seconds for which a server that did not answer is not asked again."""


class PatientClient(RedisCacheClient):
    """While the server does not answer every page is made anew and nothing is counted; no page fails for it."""

    silent_until = 0.0

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        """True without an answer: whoever would have waited for another does the work."""
        return bool(self._asked(super().add, key, value, timeout, without=True))

    def get(self, key: Any, default: Any) -> Any:
        return self._asked(super().get, key, default, without=default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        self._asked(super().set, key, value, timeout)

    def touch(self, key: Any, timeout: Any) -> bool:
        return bool(self._asked(super().touch, key, timeout))

    def delete(self, key: Any) -> bool:
        return bool(self._asked(super().delete, key))

    def get_many(self, keys: Any) -> dict[Any, Any]:
        return self._asked(super().get_many, keys) or {}

    def has_key(self, key: Any) -> bool:
        return bool(self._asked(super().has_key, key))

    def incr(self, key: Any, delta: Any) -> int:
        """Raises ValueError without an answer, as for a key that is not there."""
        found = self._asked(super().incr, key, delta)
        if found is None:
            raise ValueError(f"Nothing is known of {key}.")
        return int(found)

    def set_many(self, data: Any, timeout: Any) -> None:
        self._asked(super().set_many, data, timeout)

    def delete_many(self, keys: Any) -> None:
        self._asked(super().delete_many, keys)

    def _asked(self, ask: Callable[..., Any], *args: Any, without: Any = None) -> Any:
        if time.monotonic() < PatientClient.silent_until:
            return without
        try:
            return ask(*args)
        except RedisError:
            PatientClient.silent_until = time.monotonic() + PAUSE
            log.exception("The shared cache does not answer; the site goes on without it")
            return without


class PatientRedisCache(RedisCache):
    """Redis, or what speaks as it does."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = PatientClient
