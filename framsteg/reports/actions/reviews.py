"""Comments on sections."""

from datetime import datetime

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.reports.errors import NotNow
from framsteg.reports.models import ReportComment, ReportDraft


@transaction.atomic
def comment(
    draft: ReportDraft, *, anchor: str, text: str, role: str, by: Actor, at: datetime
) -> ReportComment:
    """Say something about the section at `anchor`. Raises ValidationError for an empty comment."""
    if draft.is_locked:
        raise NotNow(draft)
    said = ReportComment(draft=draft, anchor=anchor, text=text.strip(), role=role, said_by=str(by)[:200])
    recording.create(said, by=by, at=at)
    return said


@transaction.atomic
def settle(comment: ReportComment, *, by: Actor, at: datetime) -> None:
    """Mark a comment as dealt with. Does nothing to one that is already."""
    if comment.resolved_at is not None:
        return
    comment.resolved_at, comment.resolved_by = at, str(by)[:200]
    recording.change(comment, by=by, at=at)
