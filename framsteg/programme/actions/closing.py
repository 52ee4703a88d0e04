"""Closing a programme, and opening it again."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.programme.models import Closing, ClosingStep, Decision, Programme
from framsteg.programme.queries.closing import unanswered
from framsteg.programme.queries.holding import held


class NotAnswered(ValidationError):
    """Sub-projects are open, and nothing says what happens to them."""

    def __init__(self, number: int) -> None:
        self.number = number
        text = ngettext(
            "%(number)d sub-project is open, and nothing says what happens to it.",
            "%(number)d sub-projects are open, and nothing says what happens to them.",
            number,
        )
        super().__init__(text % {"number": number}, code="not_answered")


class ClosedAlready(ValidationError):
    """The programme is closed as it is."""

    def __init__(self) -> None:
        super().__init__(_("The programme is closed already."), code="closed")


class NotClosed(ValidationError):
    """Only a closed programme can be opened again."""

    def __init__(self) -> None:
        super().__init__(_("The programme is not closed."), code="not_closed")


@transaction.atomic
def close(
    programme: Programme,
    *,
    on: date,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
    reason: str = "",
    **provenance: Any,
) -> Closing:
    """Close the programme. Raises NotAnswered while an open sub-project has no answer, ClosedAlready, StaleEdit."""
    locked = held(programme.pk)
    if locked.closed_on:
        raise ClosedAlready
    list(locked.sub_projects.select_for_update(no_key=True).values_list("pk", flat=True))
    if waiting := unanswered(locked).count():
        raise NotAnswered(waiting)
    step = Closing(
        programme=programme,
        step=ClosingStep.CLOSED,
        happened_on=on,
        decision=decision,
        reason=reason,
        **provenance,
    )
    return _take(step, closed_on=on, by=by, at=at)


@transaction.atomic
def reopen(programme: Programme, *, reason: str, on: date, by: Actor, at: datetime) -> Closing:
    """Open a closed programme again, for a reason that is shown in public. The answers stay. Raises NotClosed."""
    if not held(programme.pk).closed_on:
        raise NotClosed
    step = Closing(programme=programme, step=ClosingStep.REOPENED, happened_on=on, reason=reason)
    return _take(step, closed_on=None, by=by, at=at)


def _take(step: Closing, *, closed_on: date | None, by: Actor, at: datetime) -> Closing:
    """Record the step, and let the programme's own field follow from it."""
    programme, before = step.programme, step.programme.closed_on
    step.created_at = at
    step.full_clean()
    recording.check(step, on=at.date())
    programme.closed_on = closed_on
    try:
        recording.change(programme, by=by, at=at)
    except Exception:
        programme.closed_on = before
        raise
    step.save(force_insert=True)
    recording.record(step, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(step), note=step.reason)
    return step
