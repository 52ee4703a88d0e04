"""Saying what a sub-project is expected to cost."""

from datetime import datetime

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.programme.models import Forecast


@transaction.atomic
def submit(forecast: Forecast, *, by: Actor, at: datetime) -> None:
    """Add `forecast`. Of several for a budget year the one with the latest as-of date counts, the last of that day."""
    forecast.created_at = at
    forecast.full_clean()
    recording.check(forecast, on=at.date())
    forecast.save(force_insert=True)
    recording.record(forecast, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(forecast))
