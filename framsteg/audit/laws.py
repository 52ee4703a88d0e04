"""Laws that only the database can keep, on SQLite and on PostgreSQL, as triggers.

A domain registers its laws when its app is ready. They are lifted before a migration and laid down again after it,
because SQLite drops a table's triggers whenever a migration rebuilds the table.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Statements = dict[str, list[str]]


@dataclass(frozen=True)
class Law:
    """A trigger on `table`: the statements that lay it down and lift it, per database.

    `broken` is the condition under which a row that is there breaks it, with NEW as the row; "" where none can.
    """

    table: str
    lay_down: Statements
    lift: Statements
    broken: str = ""
    message: str = ""


_laws: list[Law] = []


def register(*laws: Law) -> None:
    """Add laws that hold from the next migration on."""
    _laws.extend(laws)


def append_only(table: str, *, unless_removed: str = "") -> Law:
    """Rows of `table` can be added, never changed; never removed but where the SQL condition `unless_removed` is true,
    in which OLD is the row."""
    message = f"rows of {table} are only ever added"
    events = ("update", "delete")
    when = {"update": "", "delete": f"WHEN NOT ({unless_removed}) " if unless_removed else ""}
    broken = f"TG_OP = 'UPDATE' OR NOT ({unless_removed})" if unless_removed else "true"
    return Law(
        table,
        lay_down={
            "sqlite": [
                f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} {when[event]}"
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
                for event in events
            ],
            "postgresql": _refusing(f"{table}_append_only", table, "UPDATE OR DELETE", broken, message),
        },
        lift={
            "sqlite": [f"DROP TRIGGER IF EXISTS {table}_no_{event}" for event in events],
            "postgresql": _dropping(f"{table}_append_only", table),
        },
    )


def never(table: str, name: str, broken: str, message: str, *, when_written: bool = False) -> Law:
    """No row of `table` may make the SQL condition `broken` true, in which NEW is the row.

    `when_written`: it is about the moment of writing, and what happens later may make it true of a row.
    """
    events = ("insert", "update")
    return Law(
        table,
        lay_down={
            "sqlite": [
                f"CREATE TRIGGER {name}_{event} BEFORE {event.upper()} ON {table} WHEN {broken} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
                for event in events
            ],
            "postgresql": _refusing(name, table, "INSERT OR UPDATE", broken, message),
        },
        lift={
            "sqlite": [f"DROP TRIGGER IF EXISTS {name}_{event}" for event in events],
            "postgresql": _dropping(name, table),
        },
        broken="" if when_written else broken,
        message=message,
    )


def locked(table: str, name: str, once: str, message: str) -> Law:
    """No row of `table` changes or goes while the SQL condition `once` is true, in which OLD is the row."""
    events = ("update", "delete")
    return Law(
        table,
        lay_down={
            "sqlite": [
                f"CREATE TRIGGER {name}_no_{event} BEFORE {event.upper()} ON {table} WHEN {once} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
                for event in events
            ],
            "postgresql": _refusing(name, table, "UPDATE OR DELETE", once, message),
        },
        lift={
            "sqlite": [f"DROP TRIGGER IF EXISTS {name}_no_{event}" for event in events],
            "postgresql": _dropping(name, table),
        },
    )


def lay_down(connection: Any, laws: Iterable[Law] | None = None) -> None:
    """Put every law whose table exists into force."""
    tables = set(connection.introspection.table_names())
    for law in _chosen(laws):
        if law.table in tables:
            _execute(connection, law.lift)
            _execute(connection, law.lay_down)


def lift(connection: Any, laws: Iterable[Law] | None = None) -> None:
    """Take every law whose table exists out of force."""
    tables = set(connection.introspection.table_names())
    for law in _chosen(laws):
        if law.table in tables:
            _execute(connection, law.lift)


def broken(connection: Any, laws: Iterable[Law] | None = None) -> list[str]:
    """What rows break that are there now: for those that were written while the laws were lifted."""
    tables = set(connection.introspection.table_names())
    found = []
    with connection.cursor() as cursor:
        for law in _chosen(laws):
            if law.broken and law.table in tables:
                broken = re.sub(r"\bNEW\.", "candidate.", law.broken)
                cursor.execute(f"SELECT 1 FROM {law.table} candidate WHERE {broken} LIMIT 1")
                found += [law.message] if cursor.fetchone() else []
    return found


def _chosen(laws: Iterable[Law] | None) -> Iterable[Law]:
    return _laws if laws is None else laws


def _refusing(name: str, table: str, events: str, broken: str, message: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {broken} THEN "
        f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _dropping(name: str, table: str) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}", f"DROP FUNCTION IF EXISTS {name}()"]


def _execute(connection: Any, statements: Statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def on_migration(act: Callable[[Any], None]) -> Callable[..., None]:
    """`act` as a receiver of Django's migration signals."""

    def receiver(sender: Any, using: str, **kwargs: Any) -> None:
        from django.db import connections

        act(connections[using])

    return receiver
