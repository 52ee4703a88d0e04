"""Sending a report: the answer, the end of its draft, and word to whoever reported meanwhile, whole or not at all."""

from datetime import datetime

from django.db import transaction

from framsteg.audit.actors import Actor, SystemActor
from framsteg.mail.actions import outbox
from framsteg.programme.emails.overtaken import overtaken_letter
from framsteg.programme.models import RoundAsk
from framsteg.programme.queries.reporters import Reporter
from framsteg.programme.rules.answers import Answer

from . import answers, drafts
from .answers import Answered
from .report_links import actor_of


@transaction.atomic
def send(ask: RoundAsk, answer: Answer, *, reporter: Reporter, at: datetime) -> Answered:
    """Add the reporter's answer. Raises what answers.report raises; the draft is then kept."""
    sent = answers.report(ask, answer, role=reporter.role_for(ask), by=by(reporter), at=at)
    drafts.discard(ask, reporter)
    if sent.overtaken is not None and (letter := overtaken_letter(ask, sent.overtaken, sent.report)):
        outbox.queue(letter, at=at)
    return sent


def by(reporter: Reporter) -> Actor:
    """The reporter as the audit trail tells of them."""
    if reporter.user is not None:
        return reporter.user
    return actor_of(reporter.link) if reporter.link else SystemActor("nobody")
