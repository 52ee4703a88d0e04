"""Following up decisions, and tying targets to them."""

from datetime import datetime

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.programme.models import DecisionFollowUp


@transaction.atomic
def follow_up(statement: DecisionFollowUp, *, by: Actor, at: datetime) -> None:
    """Add what is said about whether the decision is carried out. The latest day counts; for one day, the last."""
    statement.created_at = at
    statement.full_clean()
    recording.check(statement, on=at.date())
    statement.save(force_insert=True)
    recording.record(statement, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(statement))
