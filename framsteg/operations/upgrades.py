"""What a migration may do while the release before it still answers: it may widen the database, not narrow it.

Code of the latest release reads and writes beside a database that has been migrated already. It names every column that
it knows: one that has gone is an error, and one that it does not know is left out of what it writes. So a column goes
one release after the code has stopped using it, and a new one has a default in the database, or may be empty.
A migration that does more than that says in `narrows` why the latest release is not hurt.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED, Field

OURS = "framsteg."
RELEASED = Path(__file__).with_name("released.txt")
_GONE = {
    operations.DeleteModel: "the table of %s goes",
    operations.RenameModel: "the table of %s gets another name",
    operations.AlterModelTable: "the table of %s gets another name",
    operations.RemoveField: "the column %s goes",
    operations.RenameField: "the column %s gets another name",
    operations.AddConstraint: "a constraint is laid on %s, which rows of the latest release may break",
    operations.AlterUniqueTogether: "what must be unique in %s changes",
    operations.RunSQL: "SQL of its own is run",
    operations.RunPython: "rows are changed",
}


def released() -> frozenset[str]:
    """The migrations of the latest release."""
    return frozenset(RELEASED.read_text(encoding="utf-8").split())


def ours(loader: MigrationLoader) -> list[str]:
    """The names of all migrations of this program, in order."""
    return sorted(
        f"{app}.{name}"
        for (app, name), each in loader.disk_migrations.items()
        if type(each).__module__.startswith(OURS)
    )


def problems(loader: MigrationLoader, latest: frozenset[str]) -> Iterator[str]:
    """A sentence for each step of a new migration that code of the latest release cannot live beside."""
    state = ProjectState(real_apps=loader.unmigrated_apps)
    for key in loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True):
        migration = loader.graph.nodes[key]
        is_new = type(migration).__module__.startswith(OURS) and ".".join(key) not in latest
        yield from (f"{key[0]}.{key[1]}: {each}" for each in narrowing(migration, state) if is_new)


def narrowing(migration: Migration, state: ProjectState) -> Iterator[str]:
    """What in the migration narrows the database as it stands in `state`, which is taken past it."""
    is_explained = bool(getattr(migration, "narrows", ""))
    made: set[str] = set()
    for operation in migration.operations:
        if isinstance(operation, operations.CreateModel):
            made.add(operation.name_lower)
        for each in _in_database(operation):
            told = _told(each, state, migration.app_label)
            if told and not is_explained and _model_of(each) not in made:
                yield told
        operation.state_forwards(migration.app_label, state)


def _in_database(operation: Any) -> list[Any]:
    """A step that tells the models one thing and the database another is what it does to the database."""
    if isinstance(operation, operations.SeparateDatabaseAndState):
        return list(operation.database_operations)
    return [operation]


def _model_of(operation: Any) -> str:
    return str(getattr(operation, "model_name", getattr(operation, "name", ""))).lower()


def _told(operation: Any, state: ProjectState, app: str) -> str:
    for kind, sentence in _GONE.items():
        if isinstance(operation, kind):
            named = ".".join(part for part in (_model_of(operation), _field_of(operation)) if part)
            return sentence % named if "%s" in sentence else sentence
    if isinstance(operation, operations.AddField):
        return _of_new(operation)
    if isinstance(operation, operations.AlterField):
        before = state.models[app, operation.model_name_lower].fields[operation.name]
        return _of_changed(operation, before, operation.field)
    return ""


def _field_of(operation: Any) -> str:
    if isinstance(operation, operations.RenameField):
        return str(operation.old_name)
    return str(operation.name) if isinstance(operation, operations.RemoveField) else ""


def _of_new(operation: operations.AddField) -> str:
    field = operation.field
    if field.many_to_many or field.null or field.db_default is not NOT_PROVIDED:
        return ""
    return f"the new column {operation.model_name}.{operation.name} may not be empty and has no db_default"


def _of_changed(operation: operations.AlterField, before: "Field[Any, Any]", after: "Field[Any, Any]") -> str:
    named = f"{operation.model_name}.{operation.name}"
    if before.null and not after.null and after.db_default is NOT_PROVIDED:
        return f"{named} may no longer be empty"
    if before.get_internal_type() != after.get_internal_type():
        return f"{named} becomes another type"
    shorter = before.max_length is not None and (after.max_length or 0) < before.max_length
    if shorter and after.max_length is not None:
        return f"{named} becomes shorter"
    return f"{named} must be unique" if after.unique and not before.unique else ""
