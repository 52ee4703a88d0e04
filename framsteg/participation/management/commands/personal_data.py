"""`manage.py personal_data`: gives out or erases what is kept of a person, and forgets what has had its time."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from framsteg.participation.actions import personal_data


class Command(BaseCommand):
    help = "A person's data by e-mail address: export them as JSON, or erase them. `expire` is to be run every night."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("expire", help="forget what has had its time")
        for name, told in (("export", "print as JSON"), ("erase", "erase, and say what was erased")):
            act = acts.add_parser(name, help=told)
            act.add_argument("email")
            if name == "erase":
                act.add_argument(
                    "--words-too", action="store_true", help="the words of the person's views as well"
                )

    def handle(self, *args: Any, act: str, email: str = "", words_too: bool = False, **options: Any) -> None:
        if act == "expire":
            self._tell(personal_data.expire(at=timezone.now()))
            return
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        if act == "export":
            self.stdout.write(json.dumps(personal_data.export(email), ensure_ascii=False, indent=2))
            return
        self._tell(personal_data.erase(email, words_too=words_too))
        left = [each for each in personal_data.REGISTERS if each.stays and each.find(email)]
        for each in left:
            self.stdout.write(f"{each.key}: kept. {each.stays}")

    def _tell(self, numbers: Any) -> None:
        for key, number in numbers.items():
            self.stdout.write(f"{key}: {number} forgotten")
