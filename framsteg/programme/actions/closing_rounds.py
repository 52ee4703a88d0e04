"""Closing a reporting round: how everything stands is frozen, and stays so."""

from datetime import datetime

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import ProvenanceKind
from framsteg.programme.models import ReportingRound, RoundRow, RoundState
from framsteg.programme.queries.audience import PROVENANCE
from framsteg.programme.queries.freezing import rows_to_freeze

from .rounds import in_state


@transaction.atomic
def close_round(round_: ReportingRound, *, by: Actor, at: datetime) -> int:
    """Freeze every sub-project of the programme as it stands as of the round's day. Returns how many they are.

    Whole or not at all: a round whose closing is interrupted is open still. A closed round never changes.
    """
    in_state(round_, RoundState.OPEN)
    frozen = 0
    for rows in rows_to_freeze(round_):
        frozen += len(RoundRow.objects.bulk_create(rows))
    round_.state, round_.closed_at, round_.closed_by = RoundState.CLOSED, at, str(by)[:200]
    _keep_of_programme(round_)
    recording.change(round_, by=by, at=at)
    return frozen


def _keep_of_programme(round_: ReportingRound) -> None:
    """The programme's title, and that it is only an example where it is one."""
    programme = round_.programme
    round_.programme_title, round_.programme_title_en = programme.title, programme.title_en
    if programme.is_illustrative and round_.provenance == ProvenanceKind.OWN_RECORD:
        for name in PROVENANCE:
            setattr(round_, name, getattr(programme, name))
