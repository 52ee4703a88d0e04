"""Views from a sheet: notes that somebody typed in a table, taken in whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from framsteg.audit.actors import Actor
from framsteg.participation.models import Channel, Contribution, Event
from framsteg.participation.queries.contributions import sent_with

from . import contributions

NAMESPACE = UUID("6f0f6f0e-0d9b-4f2c-9a53-6a2a3c7f0d11")


@dataclass(frozen=True)
class SheetRow:
    """A row that can be taken in; `line` is where it stands in the sheet."""

    line: int
    text: str
    group: str = ""
    theme: int | None = None


@dataclass(frozen=True)
class TakenIn:
    new: int
    known: int


@transaction.atomic
def take_in(event: Event, rows: Sequence[SheetRow], *, publish: bool, by: Actor, at: datetime) -> TakenIn:
    """Store each row as a view. A row that was taken in before, by this sheet or another, is not taken in again."""
    new = 0
    for row, token in zip(rows, _tokens(event, rows), strict=True):
        if sent_with(token) is not None:
            continue
        made = contributions.give(
            Contribution(
                event=event,
                text=row.text,
                group=row.group,
                theme_id=row.theme,
                channel=Channel.SHEET,
                token=token,
            ),
            by=by,
            at=at,
        )
        if publish:
            contributions.publish(made, by=by, at=at)
        new += 1
    return TakenIn(new, len(rows) - new)


def _tokens(event: Event, rows: Sequence[SheetRow]) -> Sequence[UUID]:
    """By what stands in the row, and which time it does: two notes may say the same."""
    seen: dict[str, int] = {}
    tokens = []
    for row in rows:
        said = " ".join(row.text.casefold().split())
        seen[said] = seen.get(said, 0) + 1
        tokens.append(uuid5(NAMESPACE, f"{event.pk}/{seen[said]}/{said}"))
    return tokens
