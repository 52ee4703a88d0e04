"""Rows are added to the audit trail many at a time, in one prepared statement.

An import tells of tens of thousands of changes at once; the ORM would prepare each of their twelve values by itself.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections, models, router

from framsteg.audit.models import AuditEntry

_PLAIN = (models.CharField, models.TextField)


def add(entries: Sequence[AuditEntry]) -> None:
    """Store new entries as they stand; they do not learn their keys."""
    connection = connections[router.db_for_write(AuditEntry)]
    rows = [[_prepared(entry, field, connection) for field in _fields()] for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(connection.ops.quote_name), rows)


def _prepared(entry: AuditEntry, field: Any, connection: Any) -> Any:
    value = getattr(entry, field.attname)
    return value if isinstance(field, _PLAIN) else field.get_db_prep_save(value, connection)


@cache
def _fields() -> tuple[Any, ...]:
    return tuple(field for field in AuditEntry._meta.concrete_fields if not field.primary_key)


def _statement(quoted: Any) -> str:
    columns = ", ".join(quoted(field.column) for field in _fields())
    places = ", ".join(["%s"] * len(_fields()))
    return f"INSERT INTO {quoted(AuditEntry._meta.db_table)} ({columns}) VALUES ({places})"
