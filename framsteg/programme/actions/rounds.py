"""Opening a reporting round, and taking the opening back."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.programme.models import AskedAs, ReportingRound, RoundAsk, RoundState
from framsteg.programme.queries.who_is_asked import Asked, who_is_asked

_BATCH = 500


class RoundIsNot(Exception):
    """The round is not in the state that this can be done in; somebody else may have opened or closed it."""

    def __init__(self, round_: ReportingRound, needed: RoundState) -> None:
        super().__init__(f"{round_} is {round_.state}, not {needed}")
        self.round = round_
        self.needed = needed


@transaction.atomic
def open_round(round_: ReportingRound, *, by: Actor, at: datetime) -> int:
    """Put the questions: one for each sub-project that the round asks about. Returns how many they are."""
    in_state(round_, RoundState.PLANNED)
    _check_days(round_, at)
    asked = who_is_asked(round_)
    if not asked:
        raise ValidationError(
            _("There is nothing to ask about: every sub-project is done or does not count.")
        )
    round_.state, round_.opened_at, round_.opened_by = RoundState.OPEN, at, str(by)[:200]
    recording.change(round_, by=by, at=at)
    _put(round_, asked)
    return len(asked)


@transaction.atomic
def take_back(round_: ReportingRound, *, by: Actor, at: datetime) -> None:
    """Make an open round a planned one again, its questions gone. Refused once somebody has reported."""
    in_state(round_, RoundState.OPEN)
    if round_.reports.exists():
        raise ValidationError(_("Somebody has reported in the round, so that it can only be closed."))
    round_.asks.all().delete()
    round_.state, round_.opened_at, round_.opened_by = RoundState.PLANNED, None, ""
    recording.change(round_, by=by, at=at)


@transaction.atomic
def ask_anew(round_: ReportingRound, *, by: Actor, at: datetime) -> int:
    """Let an open round follow what has changed: new sub-projects, and other people where nobody has answered.

    Returns how many questions were added or are put to somebody else. What has been asked stays asked.
    """
    in_state(round_, RoundState.OPEN)
    asks = {ask.sub_project_id: ask for ask in round_.asks.all()}
    asked = who_is_asked(round_)
    new = [each for each in asked if each.sub_project_id not in asks]
    moved = [ask for each in asked if (ask := _put_to(asks.get(each.sub_project_id), each))]
    _put(round_, new)
    RoundAsk.objects.bulk_update(moved, ["role_id", "asked_as"], batch_size=_BATCH)
    return len(new) + len(moved)


def in_state(round_: ReportingRound, needed: RoundState) -> None:
    """Hold the round for the rest of the transaction. Raises RoundIsNot unless it is in the state now."""
    stored = ReportingRound.objects.select_for_update(no_key=True).get(pk=round_.pk)
    if stored.state != needed:
        raise RoundIsNot(stored, needed)


def _check_days(round_: ReportingRound, at: datetime) -> None:
    if at.date() < round_.as_of:
        raise ValidationError({"as_of": _("Nobody can say how it stands on a day that has not come yet.")})
    if at.date() > round_.due_on:
        raise ValidationError({"due_on": _("The day to answer by has passed. Set a later one first.")})


def _put(round_: ReportingRound, asked: Iterable[Asked]) -> None:
    RoundAsk.objects.bulk_create(
        (
            RoundAsk(
                round=round_, sub_project_id=each.sub_project_id, role_id=each.role_id, asked_as=each.asked_as
            )
            for each in asked
        ),
        batch_size=_BATCH,
    )


def _put_to(ask: RoundAsk | None, asked: Asked) -> RoundAsk | None:
    """The unanswered question, put to somebody else; None where it stays as it is."""
    if (
        ask is None
        or ask.is_answered
        or (ask.role_id, AskedAs(ask.asked_as)) == (asked.role_id, asked.asked_as)
    ):
        return None
    ask.role_id, ask.asked_as = asked.role_id, asked.asked_as
    return ask
