"""The port through which news come in: they are pages of a content management system, which this package does not know.

The setting FRAMSTEG_OPEN_NEWS names a function that gives the news that anyone may read as rows with `language`,
`municipality_code`, `title`, `lead`, `published_on`, `category_name`, `address` (its path on this site) and
`last_published_at`.
"""

from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string


class PublicNews(Protocol):
    def __call__(self) -> QuerySet[Any]: ...


@cache
def _behind() -> PublicNews:
    found: PublicNews = import_string(settings.FRAMSTEG_OPEN_NEWS)
    return found


def public_news() -> QuerySet[Any]:
    """What anyone may read, in every language."""
    return _behind()()
