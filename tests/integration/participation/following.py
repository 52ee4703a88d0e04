"""Following as a visitor does it, over HTTP, and the letters that come."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from io import StringIO
from urllib.parse import urlsplit

from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from framsteg.mail.actions.delivery import deliver
from framsteg.participation import form_passes
from framsteg.participation.rules.subscriptions import SETTLED_AFTER
from tests.integration.mail.post_office import PostOffice

MAILS = "lasare@provkoping.example"


def later(hours: int = 0, **more: int) -> datetime:
    return timezone.now() + timedelta(hours=hours, minutes=5, **more)


@dataclass
class Reader:
    """Somebody with a browser without cookies, and with a letter box."""

    client: Client
    office: PostOffice

    def ask(self, query: str, email: str = MAILS, **changed: str) -> HttpResponse:
        ticket = form_passes.issue(f"follow/{_kind(query)}", at=timezone.now() - timedelta(minutes=1))
        said = {"email": email, "frequency": "at_once", "language": "sv", "ticket": ticket, "work": ""}
        answer: HttpResponse = self.client.post(f"/sv/provkoping/folj/?{query}", said | changed)
        return answer

    def letters(self) -> list[EmailMessage]:
        """What has come since the last look."""
        deliver(clock=lambda: timezone.now() + timedelta(days=400))
        come = list(self.office.letters)
        self.office.letters.clear()
        return come

    def confirm(self, letter: EmailMessage, **changed: object) -> HttpResponse:
        """Opens the letter's link and presses the button with all that is ticked."""
        path = link(letter, "bekrafta")
        kept = re.findall(r'name="keep" value="(\d+)"', self.client.get(path).content.decode())
        said = {"keep": kept, "frequency": "at_once", "language": "sv"} | changed
        answer: HttpResponse = self.client.post(path, said)
        return answer

    def follow(self, query: str, **changed: str) -> None:
        self.ask(query, **changed)
        (letter,) = self.letters()
        assert self.confirm(letter, **changed).status_code == 302


def _kind(query: str) -> str:
    names = {"delprojekt": "sub_project", "omrade": "area", "avdelning": "section", "sok": "search"}
    return next((kind for name, kind in names.items() if f"{name}=" in query), "programme")


def text_of(letter: EmailMessage) -> str:
    part = letter.get_body(preferencelist=("plain",))
    assert part is not None
    return str(part.get_content())


def html_of(letter: EmailMessage) -> str:
    part = letter.get_body(preferencelist=("html",))
    assert part is not None
    return str(part.get_content())


def link(letter: EmailMessage, word: str) -> str:
    """The path of the letter's link with a word in it."""
    found = re.search(rf"\S+/{word}/\S+", text_of(letter))
    assert found is not None
    return urlsplit(found[0]).path


def prepare(at: datetime | None = None) -> str:
    """A run that tells of everything until now, or until a later moment."""
    told = StringIO()
    call_command("prepare_digests", at=at or timezone.now() + SETTLED_AFTER, stdout=told)
    return told.getvalue()
