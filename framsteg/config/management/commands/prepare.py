from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from framsteg.audit.models import Generation
from framsteg.config import portals, static_files, translations


class Command(BaseCommand):
    help = "Make the installation ready to serve: translations, database, static files. Quick when nothing is new."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        folder = Path(settings.DATA_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        self.stdout.write(f"Data folder: {folder}")
        self._say("Translations", translations.compile_all() > 0)
        self._say("Database", migrate())
        self._say("Roots of the page tree", portals.ensure())
        self._say("Static files", static_files.gather())

    def _say(self, what: str, done: bool) -> None:
        self.stdout.write(f"{what}: {'made ready' if done else 'up to date'}.")


def migrate() -> bool:
    """Bring the database up to date, and the search index with what is newly searched; False where it was."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("rebuild_modelsearch_index", verbosity=0)
    call_command("createcachetable", verbosity=0)
    Generation.objects.get_or_create(id=1)
    return bool(waiting)
