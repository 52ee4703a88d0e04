"""Runs that are killed, letters that come back, and addresses that do not exist."""

import signal
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from email.message import EmailMessage
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.utils import timezone

from framsteg.accounts.models import Municipality
from framsteg.lib.sealing import mark
from framsteg.mail.actions.delivery import deliver
from framsteg.mail.models import MailState, OutgoingMail
from framsteg.participation.actions import digests
from framsteg.participation.models import Subscriber, Subscription
from framsteg.programme import actions
from framsteg.programme.models import Programme, Stage, StatusReport
from tests.factories import programme as make
from tests.factories.programme import SOMEONE
from tests.integration.mail.conftest import office as office
from tests.integration.mail.post_office import PostOffice
from tests.integration.mail.test_workers import _environment as environment

from .following import prepare

AT_A_TIME, SUBSCRIBERS = 20, 45
KILLED_IN_THE_SECOND_BATCH = """
import os, signal
import django
django.setup()
from django.core.management import call_command
from framsteg.mail.actions import outbox
from framsteg.participation.actions import digests
digests.AT_A_TIME = 20
whole, batches = outbox.queue_many, []
def queue_many(letters, *, at):
    number = whole(letters, at=at)
    batches.append(number)
    if len(batches) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
outbox.queue_many = queue_many
call_command("prepare_digests")
"""


def followed_by(number: int) -> Programme:
    """A programme with news, and subscribers who are due."""
    programme = make.ProgrammeFactory(municipality=make.MunicipalityFactory(slug="provkoping"), slug="battre")
    before = timezone.now() - timedelta(days=1)
    subscribers = [_subscriber(programme.municipality, each, before) for each in range(number)]
    Subscriber.objects.bulk_create(subscribers)
    Subscription.objects.bulk_create(
        Subscription(
            subscriber=each, kind="programme", identity=programme.pk, asked_at=before, confirmed_at=before
        )
        for each in subscribers
    )
    happens(programme, timezone.now() - timedelta(hours=1))
    return programme


def _subscriber(municipality: Municipality, number: int, before: Any) -> Subscriber:
    return Subscriber(
        municipality=municipality,
        email=f"l{number}@provkoping.example",
        frequency="at_once",
        nonce=uuid4(),
        confirmed_at=before,
        told_until=before,
        due_at=before,
    )


def happens(programme: Programme, at: Any) -> None:
    sub_project = make.SubProjectFactory(programme=programme)
    said = StatusReport(sub_project=sub_project, stage=Stage.DONE, as_of=at.date())
    actions.status_reports.submit(said, by=SOMEONE, at=at)


@pytest.mark.usefixtures("committed_db")
@pytest.mark.xdist_group("commits")
def test_a_run_that_is_killed_is_continued_and_nobody_gets_two(
    office: PostOffice, tmp_path: Path, monkeypatch: Any
) -> None:
    """It is killed when the second batch is written and not yet kept: the worst moment there is."""
    monkeypatch.setattr(digests, "AT_A_TIME", AT_A_TIME)
    followed_by(SUBSCRIBERS)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_IN_THE_SECOND_BATCH],
        cwd=project.PROJECT_DIR,
        env=environment(tmp_path),
        timeout=120,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert OutgoingMail.objects.count() == AT_A_TIME

    assert f"Letters: {SUBSCRIBERS - AT_A_TIME}" in prepare()
    assert "Letters: 0" in prepare()
    told = Counter(OutgoingMail.objects.values_list("to", flat=True))
    assert (len(told), set(told.values())) == (SUBSCRIBERS, {1})


@pytest.mark.django_db
def test_the_number_of_questions_does_not_grow_with_the_subscribers(
    django_assert_max_num_queries: Any,
) -> None:
    """A batch costs what it costs, however many are in it: what has happened is read once for all."""
    followed_by(SUBSCRIBERS)
    with django_assert_max_num_queries(35):
        prepare()
    assert OutgoingMail.objects.count() == SUBSCRIBERS


def notification(message_id: str, status: str, action: str = "failed", whole: bool = True) -> bytes:
    """What a mail server writes back (RFC 3464), with the letter or only its headers."""
    returned = (
        f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {message_id}\r\nSubject: Hej\r\n\r\nHej!"
        if whole
        else f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\nSubject: Hej\r\n"
    )
    return (
        (
            "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="gräns"\r\n\r\n'
            "--gräns\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
            "--gräns\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
            f"Final-Recipient: rfc822; l@mx.example\r\nAction: {action}\r\nStatus: {status}\r\n"
            f"Diagnostic-Code: smtp; 550 {status} No\r\n\r\n--gräns\r\n{returned}\r\n--gräns--\r\n"
        )
        .replace("gräns", "border")
        .encode()
    )


def read(*where: str | Path) -> str:
    told = StringIO()
    call_command("read_bounces", *map(str, where), stdout=told)
    return told.getvalue()


@pytest.mark.django_db
def test_bounces_stop_the_letters(office: PostOffice, tmp_path: Path, monkeypatch: Any) -> None:
    programme = followed_by(3)
    prepare()
    deliver(clock=lambda: timezone.now() + timedelta(days=1))
    gone, full, _well = Subscriber.objects.order_by("pk")
    sent = {each["To"]: str(each["Message-ID"]) for each in office.letters}
    box = tmp_path / "Maildir"
    for folder in ("new", "cur", "tmp"):
        (box / folder).mkdir(parents=True)
    (box / "new" / "1").write_bytes(notification(sent[gone.email], "5.1.1"))
    (box / "new" / "2").write_bytes(notification(sent[full.email], "5.2.2", whole=False))
    (box / "new" / "3").write_bytes(notification("<guess@provkoping.example>", "5.1.1"))
    (box / "new" / "4").write_bytes(notification(sent[full.email], "4.4.1", action="delayed"))
    (box / "new" / "5").write_bytes(b"Subject: Tack\r\n\r\nTack!")
    assert read(box) == (
        "Ended: 1. Failed, tried again with the next letter: 1. Noted on other letters: 0. "
        "Not about letters from here: 1. No notifications: 2.\n"
    )
    assert ([*(box / "new").iterdir()], len([*(box / "cur").iterdir()])) == ([], 5)
    assert not Subscriber.objects.filter(pk=gone.pk).exists()
    assert not OutgoingMail.objects.filter(to_mark=mark(gone.email)).exists()

    again = notification(sent[full.email], "5.2.2")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(again)))
    assert "Not about letters from here: 1" in read()  # the same letter comes back only once
    for _next in range(2):
        happens(programme, timezone.now())
        prepare(timezone.now() + timedelta(minutes=3))
        Subscriber.objects.update(told_until=timezone.now(), due_at=timezone.now())
        deliver(clock=lambda: timezone.now() + timedelta(days=1))
        newest = OutgoingMail.objects.filter(to_mark=mark(full.email)).latest("pk")
        (tmp_path / "one").write_bytes(notification(newest.message_id, "5.2.2"))
        read(tmp_path / "one")
    assert [each.email for each in Subscriber.objects.all()] == ["l2@provkoping.example"]


@pytest.mark.django_db
def test_an_address_that_the_server_refuses_is_ended_by_the_next_run(office: PostOffice) -> None:
    followed_by(2)
    office.refused.add("l0@provkoping.example")
    prepare()
    deliver(clock=lambda: timezone.now() + timedelta(days=1))
    assert OutgoingMail.objects.get(state=MailState.GIVEN_UP).to == "l0@provkoping.example"
    assert "Ended, as letters do not arrive: 1" in prepare()
    assert [each.email for each in Subscriber.objects.all()] == ["l1@provkoping.example"]


def test_letters_are_whole_for_programs_that_read_them() -> None:
    """The notification of the tests is one that Python's own library takes for such."""
    from email import message_from_bytes, policy

    letter = message_from_bytes(notification("<a@b.example>", "5.1.1"), policy=policy.default)
    assert isinstance(letter, EmailMessage)
    assert [part.get_content_type() for part in letter.iter_parts()] == [
        "text/plain",
        "message/delivery-status",
        "message/rfc822",
    ]
