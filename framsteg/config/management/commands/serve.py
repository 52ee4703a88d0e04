import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from framsteg.config import measured, serving
from framsteg.config.demo import logins


class Command(BaseCommand):
    help = "Serve the site with the web server that is used in operation too. Ctrl+C ends it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        try:
            serving.make_sure_free(host, port)
        except serving.CannotServe as error:
            raise CommandError(str(error)) from error
        self._tell(host, port)
        os.environ["DJANGO_SETTINGS_MODULE"] = settings.SETTINGS_MODULE
        os.environ["PORT"] = str(port)
        if settings.FRAMSTEG_DEMO:
            os.environ.setdefault("FRAMSTEG_BASE_URL", serving.address(host, port).rstrip("/"))
        os.environ[measured.FOLDER] = str(serving.folder_of_counts(port))
        arguments = serving.command(
            host, port, workers=settings.FRAMSTEG_WORKERS, threads=settings.FRAMSTEG_THREADS
        )
        os.execv(arguments[0], arguments)

    def _tell(self, host: str, port: int) -> None:
        address = serving.address(host, port)
        lines = ["", f"The site:    {address}", f"The editor:  {address.rstrip('/')}{settings.EDITOR_PATH}"]
        if settings.FRAMSTEG_DEMO:
            lines += ["", "Sign in to the editor as", *logins.lines()]
            if not serving.is_loopback(host):
                lines += ["", "Note: the demo answers only to 127.0.0.1 and localhost."]
        self.stdout.write("\n".join([*lines, "", "It answers in a few seconds. Ctrl+C ends it.", ""]))
        self.stdout.flush()
