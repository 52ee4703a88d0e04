"""Which objects match the words of a search, by the index that modelsearch keeps in the database.

Every word must be found, each as the beginning of a word. SQLite takes å, ä, ö for a, a, o and knows no inflections;
PostgreSQL keeps the letters apart and knows Swedish inflections. Queries are written here for both because
modelsearch's own rank every match by itself, which takes minutes for a word that ten thousand objects share.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from modelsearch.models import IndexEntry

from framsteg.lib.text import cleaned, folded

LONGEST_SEARCH, MOST_WORDS = 200, 10
_WORD = re.compile(r"\w+")
_FTS = "modelsearch_indexentry_fts"


def words_of(text: str) -> Sequence[str]:
    """The words that are searched for; marks and everything beyond a sensible length are left out."""
    return tuple(_WORD.findall(cleaned(text)[:LONGEST_SEARCH].casefold())[:MOST_WORDS])


def matches(words: Sequence[str], *texts: str) -> bool:
    """Whether every word begins some word of the texts: for the few things that have no index of their own."""
    told = _WORD.findall(folded(" ".join(texts)))
    return bool(words) and all(any(each.startswith(folded(word)) for each in told) for word in words)


def best_first(found: "QuerySet[Any]", words: Sequence[str], *then: Any) -> "QuerySet[Any]":
    """Those of `found` that match all `words`: first those with the words in their titles, then in the order `then`."""
    if not words:
        return found.none()
    in_title = Q(pk__in=_identities(found.model, words, only_title=True))
    anywhere = found.filter(pk__in=_identities(found.model, words, only_title=False))
    place = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
    ordered: QuerySet[Any] = anywhere.alias(hit_order=place).order_by("hit_order", *then)
    return ordered


def _identities(model: type[models.Model], words: Sequence[str], *, only_title: bool) -> "QuerySet[Any]":
    """The primary keys of the objects of `model`, and of models built on it, whose texts match."""
    rows = (_for_postgres if connection.vendor == "postgresql" else _for_sqlite)(words, only_title)
    entries = IndexEntry.objects.filter(content_type__in=_content_types(model), id__in=rows)
    identities: QuerySet[Any] = entries.annotate(identity=Cast("object_id", models.BigIntegerField())).values(
        "identity"
    )
    return identities


def _content_types(model: type[models.Model]) -> Sequence[int]:
    kinds = [model, *(each for each in _all_below(model))]
    return [kind.pk for kind in ContentType.objects.get_for_models(*kinds).values()]


def _all_below(model: type[models.Model]) -> Sequence[type[models.Model]]:
    below = [each for each in model.__subclasses__() if not each._meta.abstract and not each._meta.proxy]
    return [*below, *(deeper for each in model.__subclasses__() for deeper in _all_below(each))]


def _for_sqlite(words: Sequence[str], only_title: bool) -> RawSQL:
    """One expression of the full-text table: {title body} : ("kristine"* AND "centr"*)."""
    columns = "{title}" if only_title else "{title body}"
    expression = " AND ".join(f'"{word}"*' for word in words)
    return RawSQL(f"SELECT rowid FROM {_FTS} WHERE {_FTS} MATCH %s", [f"{columns} : ({expression})"])  # noqa: S611  values are bound


def _for_postgres(words: Sequence[str], only_title: bool) -> RawSQL:
    """Each word in the title or the text; words that carry no meaning in Swedish ("och") match everything."""
    asked = "to_tsquery('swedish', %s)"
    places = [f"title @@ {asked}"] if only_title else [f"title @@ {asked}", f"body @@ {asked}"]
    each = f"({' OR '.join([f'numnode({asked}) = 0', *places])})"
    where = " AND ".join([each] * len(words))
    values = [f"'{word}':*" for word in words for _ in range(len(places) + 1)]
    return RawSQL(f"SELECT id FROM modelsearch_indexentry WHERE {where}", values)  # noqa: S611  values are bound
