"""`manage.py prepare_digests`: queues one letter to each subscriber to whom something is new. send_mail sends them."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from framsteg.participation.actions import bounces, digests, subscriptions
from framsteg.participation.queries.subscriptions import told_least
from framsteg.web.newsroom import SiteNewsroom


class Command(BaseCommand):
    help = (
        "Prepares the letters to those who follow something, and deletes addresses that nobody has confirmed. Run it "
        "every few minutes; when it is stopped half-way, the next run goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--at", type=datetime.fromisoformat, help="as at this moment instead of now: 2016-08-31T08:00"
        )

    def handle(self, *args: Any, at: datetime | None, **options: Any) -> None:
        now = timezone.now()
        if at is not None:
            now = timezone.make_aware(at) if timezone.is_naive(at) else at
        forgotten = subscriptions.forget_unconfirmed(at=now)
        ended = bounces.end_those_refused(at=now)
        since = told_least(at=now)
        done = digests.prepare(SiteNewsroom(since=since), at=now) if since else digests.Prepared()
        self.stdout.write(
            f"Subscribers looked at: {done.subscribers}. Letters: {done.letters}. "
            f"Unconfirmed and deleted: {forgotten}. Ended, as letters do not arrive: {ended}."
        )
