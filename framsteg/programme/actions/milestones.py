"""Moving milestones and reaching them. The original day always stays."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.programme.models import Milestone, MilestoneMove, StatusReport


@transaction.atomic
def replan(
    milestone: Milestone,
    *,
    to: date,
    by: Actor,
    at: datetime,
    reason: str = "",
    report: StatusReport | None = None,
) -> MilestoneMove | None:
    """Plan the milestone for another day and keep the move. Does nothing where it is planned for that day already."""
    stored = Milestone.objects.select_for_update(no_key=True).get(pk=milestone.pk)
    if stored.planned == to:
        return None
    move = MilestoneMove(
        milestone=stored, from_date=stored.planned, to_date=to, reason=reason, report=report, moved_at=at
    )
    milestone.replanned_date = to
    recording.change(milestone, by=by, at=at)
    move.full_clean()
    move.save(force_insert=True)
    return move


def reach(milestone: Milestone, *, on: date, by: Actor, at: datetime) -> None:
    """Say that the milestone was reached on a day."""
    if milestone.reached_on == on:
        return
    if milestone.reached_on is not None:
        raise ValidationError({"reached_on": _("The milestone has been reached already.")})
    milestone.reached_on = on
    recording.change(milestone, by=by, at=at)
