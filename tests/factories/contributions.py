"""Events that take views, and views."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from framsteg.audit.models import Visibility
from framsteg.participation.actions import contributions as actions
from framsteg.participation.models import Contribution, Event, EventKind, Level
from framsteg.participation.models.events import new_short_code

from . import programme as make
from .programme import NOW, SOMEONE


def asking() -> dict[str, Any]:
    """What an event that takes views has to say."""
    return {
        "takes_contributions": True,
        "question": "Vad ska vi börja med?",
        "level": Level.DIALOGUE,
        "influence": "Ordningen som arbetet görs i.",
        "decided_by": "Kommunstyrelsen",
        "answer_by": date(2030, 1, 31),
        "short_code": new_short_code(),
    }


def asking_event(**given: Any) -> Event:
    """A public event that takes views."""
    made: Event = make.EventFactory(
        **{"kind": EventKind.DIALOGUE, "visibility": Visibility.PUBLIC, **asking(), **given}
    )
    return made


def contribution(
    event: Event, text: str = "Fler bänkar längs ån.", *, email: str = "", at: datetime = NOW, **given: Any
) -> Contribution:
    """A view that has been given, and waits to be read."""
    return actions.give(Contribution(event=event, text=text, token=uuid4(), **given), email=email, at=at)


def published(event: Event, text: str = "Fler bänkar längs ån.", **given: Any) -> Contribution:
    made = contribution(event, text, **given)
    actions.publish(made, by=SOMEONE, at=NOW)
    return made


def joined(event: Event, target: actions.Target) -> Contribution:
    """A published view that belongs together with `target`."""
    made = published(event)
    actions.join(made, target, by=SOMEONE, at=NOW)
    return made
