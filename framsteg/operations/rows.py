"""Rows between databases: read as plain values, written as they were, told apart by their digest."""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.models import Model
from django.utils.duration import duration_iso_string

from framsteg.audit import laws
from framsteg.lib.sealing import SEALED, Sealed, SealedField

from . import tables

AT_ONCE = 500
READ_AT_ONCE = 2000


@dataclass
class Digest:
    """How many rows a table has, and a sum that any changed, missing or added row changes. Order has no part in it:
    databases sort letters each in their own way."""

    rows: int = 0
    total: int = 0

    def add(self, line: str) -> None:
        self.rows += 1
        self.total = (self.total + int.from_bytes(sha256(line.encode()).digest())) % 2**256

    def told(self) -> dict[str, Any]:
        return {"rows": self.rows, "sum": f"{self.total:064x}"}


@contextmanager
def one_moment(using: str) -> Iterator[None]:
    """A transaction in which every table is read as it was when it began, while others go on writing."""
    connection: Any = connections[using]
    if connection.vendor == "sqlite":
        connection.ensure_connection()  # which is when the mode is read from the settings
        mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic(using=using):
                yield
        finally:
            connection.transaction_mode = mode
        return
    with transaction.atomic(using=using):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def lines(model: type[Model], using: str) -> Iterator[str]:
    """Every row of the model's table as one line of JSON."""
    fields = tables.columns(model)
    trees = {f"plain_{field.attname}": _as_kept(field) for field in fields if _is_other_inside(field)}
    names = [f"plain_{field.attname}" if _is_other_inside(field) else field.attname for field in fields]
    found = model._base_manager.using(using).order_by("pk").annotate(**trees).values_list(*names)
    for row in found.iterator(chunk_size=READ_AT_ONCE):
        yield json.dumps([plain(value) for value in row], ensure_ascii=False, sort_keys=True)


def is_tree(field: "models.Field[Any, Any]") -> bool:
    """The column holds JSON, whatever its field makes of it."""
    return field.get_internal_type() == "JSONField"


def _is_other_inside(field: "models.Field[Any, Any]") -> bool:
    """The program has it in another form than the column: a sealed text leaves the database as it is, sealed."""
    return is_tree(field) or isinstance(field, SealedField)


def _as_kept(field: "models.Field[Any, Any]") -> "models.ExpressionWrapper[models.F]":
    if is_tree(field):
        return tree_of(field)
    return models.ExpressionWrapper(models.F(field.attname), output_field=models.TextField())


def tree_of(field: "models.Field[Any, Any]") -> "models.ExpressionWrapper[models.F]":
    return models.ExpressionWrapper(models.F(field.attname), output_field=models.JSONField())


def digest(model: type[Model], using: str) -> dict[str, Any]:
    """The digest of the model's table as it is now."""
    found = Digest()
    for line in lines(model, using):
        found.add(line)
    return found.told()


def plain(value: Any) -> Any:
    """A column's value as JSON has it; `real` is the way back."""
    match value:
        case None | bool() | int() | float() | str() | dict() | list():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case timedelta():
            return duration_iso_string(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"No plain form for {type(value).__name__}")


def real(field: "models.Field[Any, Any]", value: Any) -> Any:
    """The value of a column from its plain form."""
    if value is None or is_tree(field):
        return value
    if isinstance(field, SealedField):
        return Sealed(value) if value.startswith(SEALED) else value
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)


def clear(using: str) -> None:
    """Remove every row of every kept table, within the caller's transaction."""
    connection = connections[using]
    names = [connection.ops.quote_name(model._meta.db_table) for model in tables.kept()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")
            return
        for name in names:
            cursor.execute(f"DELETE FROM {name}")


def write(model: type[Model], using: str, found: Iterable[str]) -> dict[str, Any]:
    """Write the lines as rows of the model's table, as they are, and return what was written as a digest."""
    fields = tables.columns(model)
    written, left = Digest(), iter(found)
    size = connections[using].ops.bulk_batch_size(fields, [None] * AT_ONCE)
    while some := list(islice(left, size)):
        rows: list[Any] = []
        for line in some:
            written.add(line)
            values = zip(fields, json.loads(line), strict=True)
            rows.append(SimpleNamespace(**{field.attname: real(field, value) for field, value in values}))
        query = models.sql.InsertQuery(model)
        query.insert_values(fields, rows, raw=True)
        query.get_compiler(using=using).execute_sql()
    return written.told()


def lift_laws(using: str) -> None:
    """Let rows be written that the laws would not let anybody add one by one."""
    laws.lift(connections[using])


def settle(using: str) -> None:
    """After writing: keys go on where they ended, references are checked, the laws hold again."""
    connection = connections[using]
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables.kept()):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    laws.lay_down(connection)


def go_on_after(model: type[Model], highest: int) -> None:
    """New rows of the model get keys above `highest`, whatever keys its rows have now."""
    key, table = model._meta.pk, model._meta.db_table
    if not isinstance(key, models.AutoField | models.BigAutoField):
        return
    with connections["default"].cursor() as cursor:
        if connections["default"].vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), GREATEST(%s, (SELECT COALESCE(MAX(id), 1) FROM "
                f'"{table}")))',
                [table, key.column, highest],
            )
            return
        cursor.execute("UPDATE sqlite_sequence SET seq = MAX(seq, %s) WHERE name = %s", [highest, table])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, highest])
