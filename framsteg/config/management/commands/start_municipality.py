import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from framsteg.accounts.models import User
from framsteg.audit.actors import SystemActor
from framsteg.config import start

ATTEMPTS = 3


class Command(BaseCommand):
    help = (
        "Make a municipality with its first administrator and its first pages. "
        "What is there already is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="The municipality's code: four digits, for example 1781")
        parser.add_argument("--name", default="", help="Its name, where official statistics do not have it")
        parser.add_argument("--administrator", required=True, help="User name of the first administrator")
        parser.add_argument(
            "--print-password",
            action="store_true",
            help="Make a password and print it once, instead of asking for one",
        )

    def handle(
        self, *, code: str, name: str, administrator: str, print_password: bool, **options: Any
    ) -> None:
        self.printed = ""
        ask = self._ask if sys.stdin.isatty() and not print_password else self._make
        try:
            started = start.start(
                code.strip(),
                name.strip(),
                username=administrator.strip(),
                password=ask,
                by=SystemActor("start_municipality"),
                at=timezone.now(),
            )
        except start.NameUnknown as error:
            raise CommandError(
                f"Official statistics have no municipality with the code {error}. Give its name with --name."
            ) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except DatabaseError as error:
            raise CommandError(f"Run `manage.py prepare` first. The database says: {error}") from error
        self._tell(started)

    def _ask(self, user: User) -> str:
        for _attempt in range(ATTEMPTS):
            typed = getpass.getpass(f"Password for {user.username}: ")
            try:
                validate_password(typed, user)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))
                continue
            if typed == getpass.getpass("The same once more: "):
                return typed
            self.stderr.write("The two are not the same.")
        raise CommandError("Nothing has been made: there is no password.")

    def _make(self, user: User) -> str:
        self.printed = start.new_password()
        return self.printed

    def _tell(self, started: start.Started) -> None:
        municipality, user = started.municipality, started.user
        for is_new, what in (
            (started.municipality_is_new, f"Municipality {municipality.code} {municipality.name}"),
            (bool(started.pages), "Start page, section and news in Swedish and English"),
            (started.user_is_new, f"User {user.username}"),
            (started.grant_is_new, f"{user.username} is administrator of {municipality.name}"),
        ):
            self.stdout.write(f"{what}: {'made' if is_new else 'there already, left as it is'}.")
        if not started.has_statistics:
            self.stdout.write("Official statistics have no municipality with this code: no comparisons.")
        if self.printed:
            self.stdout.write(f"Password of {user.username}, shown only now: {self.printed}")
        self.stdout.write(f"Next: sign in at {settings.EDITOR_PATH}, and write the accessibility statement")
        self.stdout.write(f"below the start page /sv/{municipality.slug}/: the law asks for one.")
