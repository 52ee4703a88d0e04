"""Several workers, and workers that die: real commits, real processes, a real mail server."""

import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as project
from django.db import connection
from django.utils import timezone

from framsteg.mail.actions.delivery import TAKEN_OVER_AFTER, Delivery, deliver
from framsteg.mail.actions.outbox import queue_many
from framsteg.mail.letters import Letter
from framsteg.mail.models import MailState, OutgoingMail

from .post_office import OK, PostOffice

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]


def fill(number: int) -> None:
    queue_many(
        (
            Letter(f"prov/{each}", f"p{each}@provkoping.example", f"Brev {each}", "Hej!")
            for each in range(number)
        ),
        at=timezone.now(),
    )


def test_four_workers_send_each_letter_once(office: PostOffice) -> None:
    fill(100)

    def work(number: int) -> Delivery:
        try:
            return deliver()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        done = sum(pool.map(work, range(4)), Delivery())
    assert done == Delivery(sent=100)
    assert Counter(each["To"] for each in office.letters) == {
        f"p{each}@provkoping.example": 1 for each in range(100)
    }


def test_a_worker_that_is_killed_after_the_servers_answer_loses_nothing(
    office: PostOffice, tmp_path: Path
) -> None:
    """It is killed the moment the server has taken the fourth letter: the worst moment there is."""
    fill(10)
    worker: list[subprocess.Popen[bytes]] = []

    def answer(letter: object) -> str:
        if len(office.letters) == 3 and worker:
            os.kill(worker.pop().pid, signal.SIGKILL)
        return OK

    office.answer = answer
    started = subprocess.Popen(
        [sys.executable, "manage.py", "send_mail"], cwd=project.PROJECT_DIR, env=_environment(tmp_path)
    )
    worker.append(started)
    assert started.wait(timeout=60) == -signal.SIGKILL
    states = Counter(OutgoingMail.objects.values_list("state", flat=True))
    assert states == {MailState.SENT: 3, MailState.SENDING: 1, MailState.QUEUED: 6}
    assert deliver() == Delivery()  # the dead worker's letters are still held
    later = timezone.now() + TAKEN_OVER_AFTER + timedelta(seconds=1)
    assert deliver(clock=lambda: later) == Delivery(sent=7)
    arrived = Counter(each["Message-ID"] for each in office.letters)
    assert set(arrived) == set(OutgoingMail.objects.values_list("message_id", flat=True))
    assert sorted(arrived.values()) == [1] * 9 + [2]  # the one in doubt came twice, as the same letter


def _environment(folder: Path) -> dict[str, str]:
    """The child's: the demo's settings, on the tests' database and mail server."""
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{of['NAME']}"
    else:
        who = f"{quote(str(of['USER']))}:{quote(str(of['PASSWORD']))}"
        address = f"postgres://{who}@{quote(str(of['HOST'] or ''), safe='')}:{of['PORT']}/{of['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo",
        "FRAMSTEG_DATA": str(folder),
        "FRAMSTEG_DATABASE": address,
        "FRAMSTEG_MAIL_SERVER": project.MAIL_SERVER,
        "FRAMSTEG_MAIL_FROM": "framsteg@provkoping.example",
        "FRAMSTEG_ADDRESS_KEYS": project.SECRET_KEY,
    }
