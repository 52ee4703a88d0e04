"""The newest closed round of a programme, read with the programme: the menu of all its pages asks for it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from framsteg.programme.models import Programme, ReportingRound, RoundState

READ_AS = "newest_round"


@dataclass(frozen=True)
class NewestRound:
    title: str
    title_en: str
    as_of: date


def newest_round(programme: str = "pk") -> dict[str, Subquery]:
    """For a query over programmes, or over what belongs to the programme that the field `programme` names."""
    closed = ReportingRound.objects.filter(programme_id=OuterRef(programme), state=RoundState.CLOSED)
    told = JSONObject(title="title", title_en="title_en", as_of="as_of")
    return {READ_AS: Subquery(closed.order_by("-as_of").values(told=told)[:1])}


def newest_read_with(programme: Programme) -> NewestRound | None:
    """The newest closed round of a programme that was read with `newest_round`. No query."""
    told = getattr(programme, READ_AS)
    return NewestRound(told["title"], told["title_en"], date.fromisoformat(told["as_of"])) if told else None


def hand_over(programme: Programme, read: object) -> Programme:
    """Give the programme what was read with something that belongs to it."""
    setattr(programme, READ_AS, getattr(read, READ_AS))
    return programme
