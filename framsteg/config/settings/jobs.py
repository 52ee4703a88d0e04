"""What the installation does by itself: the schedule of its worker (`manage.py work`)."""

from collections.abc import Sequence
from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from framsteg.jobs.schedule import Job

OFTEN, SOMETIMES = timedelta(seconds=15), timedelta(minutes=5)


def jobs(*, bounces: str = "", backups: str = "", backups_kept: int = 14) -> Sequence[Job]:
    """Every job. What needs a folder is there only where one is named."""
    found = [
        Job("send_mail", _("Letters in the outbox are sent"), "send_mail", every=OFTEN),
        Job("send_webhooks", _("Subscribers to changes are told"), "send_webhooks", every=OFTEN),
        Job(
            "publish_releases",
            _("Releases go public at their time"),
            "publish_releases",
            every=timedelta(seconds=30),
        ),
        Job("publish_pages", _("Pages go public at their time"), "publish_scheduled", every=SOMETIMES),
        Job("prepare_digests", _("Letters to followers are written"), "prepare_digests", every=SOMETIMES),
        Job(
            "send_reminders",
            _("Those who have not reported are reminded"),
            "send_reminders",
            daily_at=time(7),
        ),
        Job(
            "forget",
            _("Personal data that have had their time are forgotten"),
            "personal_data",
            ("expire",),
            daily_at=time(3, 10),
        ),
        Job(
            "clear_sessions", _("Sessions that have ended are removed"), "clearsessions", daily_at=time(3, 40)
        ),
        Job(
            "run_evaluations",
            _("Filed questions are computed with today's figures"),
            "run_evaluations",
            daily_at=time(4),
            longest=timedelta(hours=8),
        ),
    ]
    if bounces:
        found.append(
            Job(
                "read_bounces",
                _("Letters that came back are read"),
                "read_bounces",
                (bounces,),
                every=SOMETIMES,
            )
        )
    if backups:
        found.append(
            Job(
                "back_up",
                _("Everything is backed up"),
                "back_up",
                ("--into", backups, "--keep", str(backups_kept)),
                daily_at=time(1, 30),
                longest=timedelta(hours=6),
                by_timer=True,
            )
        )
    return tuple(found)
