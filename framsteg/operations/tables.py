"""Which tables make up an installation."""

from django.apps import apps
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, Model

# Sessions are for one day; the search index is made anew from what it indexes, in each database's own way; how the jobs
# stand is about the machines that do them.
LEFT_OUT = {"sessions", "usersessions", "modelsearch", "jobs"}


def kept() -> list[type[Model]]:
    """Every model whose rows are the installation's, by label."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in LEFT_OUT
    ]
    return sorted(models, key=lambda model: model._meta.label)


def columns(model: type[Model]) -> list["Field[object, object]"]:
    """The model's own columns, in the order in which its rows are written."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def state(using: str) -> list[str]:
    """The migrations of the kept tables' apps that the database has been through."""
    ours = {model._meta.app_label for model in kept()}
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in ours)


def is_empty(using: str) -> bool:
    """Nobody has begun here: no municipality, no user."""
    beginnings = [
        model for model in kept() if model._meta.label in ("accounts.Municipality", "accounts.User")
    ]
    return not any(model._base_manager.using(using).exists() for model in beginnings)
