"""The default cache: in memory, but for what every process must count together."""

from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.locmem import LocMemCache

SHARED = ("allauth", "jwt:")
"""Beginnings of the keys of what is limited, and of what may be used once."""


class LimitsSharedCache(LocMemCache):
    """Keeps limits in the cache "shared", where each of several processes sees what the others have counted.

    Everything else costs no query: Wagtail asks this cache on every page.
    """

    def add(self, key: Any, *args: Any, **more: Any) -> bool:
        shared = _shared(key)
        return shared.add(key, *args, **more) if shared else super().add(key, *args, **more)

    def get(self, key: Any, *args: Any, **more: Any) -> Any:
        shared = _shared(key)
        return shared.get(key, *args, **more) if shared else super().get(key, *args, **more)

    def set(self, key: Any, *args: Any, **more: Any) -> None:
        shared = _shared(key)
        shared.set(key, *args, **more) if shared else super().set(key, *args, **more)

    def delete(self, key: Any, *args: Any, **more: Any) -> bool:
        shared = _shared(key)
        return shared.delete(key, *args, **more) if shared else super().delete(key, *args, **more)


def _shared(key: Any) -> BaseCache | None:
    return caches["shared"] if str(key).startswith(SHARED) else None
