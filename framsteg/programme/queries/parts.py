"""The ordered, titled texts of a programme: its phases, goals and areas, read in one round trip.

What is not the municipality's own record among its sub-projects comes along, so that a page with their figures can
say where these come from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, DateField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from framsteg.audit.models import ProvenanceKind
from framsteg.programme.models import Goal, Phase, PriorityArea, Programme

from .audience import Audience, sub_projects_of

NOT_OWN = [kind.value for kind in ProvenanceKind if kind is not ProvenanceKind.OWN_RECORD]
_NO_DATE = Cast(Value(None), DateField())
_NOTHING = Value("", CharField())
_FALSE = Value(False, BooleanField())
_SOURCE = ("provenance", "provenance_note", "provenance_note_en", "source_url")
_COLUMNS = (
    "part", "id", "place", "title", "title_en", "text", "text_en", *_SOURCE,
    "kind", "starts", "starts_how", "ends", "ends_how", "measurable", "owner_title", "owner_title_en",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A phase, a goal or an area. Fields that only one kind of part has are empty for the others."""

    part: str
    id: int
    place: int
    title: str
    title_en: str
    text: str
    text_en: str
    provenance: str
    provenance_note: str
    provenance_note_en: str
    source_url: str
    kind: str
    starts_on: date | None
    starts_precision: str
    ends_on: date | None
    ends_precision: str
    is_measurable: bool
    owner_title: str
    owner_title_en: str


@dataclass(frozen=True)
class Parts:
    """`origins` has one nameless part for each way in which sub-projects are not the municipality's own record."""

    phases: Sequence[Part]
    goals: Sequence[Part]
    areas: Sequence[Part]
    origins: Sequence[Part]


def parts(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Parts:
    """All phases, goals and areas of the programme, each kind in its own order."""
    members = _goals(programme), _areas(programme), _origins(programme, audience)
    rows = _phases(programme).union(*members, all=True)
    found = sorted((Part(*_plain(row)) for row in rows), key=lambda part: (part.part, part.place))
    return Parts(
        phases=tuple(part for part in found if part.part == "phase"),
        goals=tuple(part for part in found if part.part == "goal"),
        areas=tuple(part for part in found if part.part == "area"),
        origins=tuple(part for part in found if part.part == "origin"),
    )


def _phases(programme: Programme) -> QuerySet[Any, Any]:
    return _named(
        Phase.objects.filter(programme_id=programme.pk),
        part=Value("phase", CharField()),
        place=F("order"),
        starts=F("starts_on"),
        starts_how=F("starts_precision"),
        ends=F("ends_on"),
        ends_how=F("ends_precision"),
        measurable=_FALSE,
        owner_title=_NOTHING,
        owner_title_en=_NOTHING,
    )


def _goals(programme: Programme) -> QuerySet[Any, Any]:
    return _named(
        Goal.objects.filter(programme_id=programme.pk),
        part=Value("goal", CharField()),
        place=F("order"),
        measurable=F("is_measurable"),
        kind=_NOTHING,
        **_UNDATED,
        **_OWNER,
    )


def _areas(programme: Programme) -> QuerySet[Any, Any]:
    return _named(
        PriorityArea.objects.filter(programme_id=programme.pk),
        part=Value("area", CharField()),
        place=F("number"),
        measurable=_FALSE,
        kind=_NOTHING,
        **_UNDATED,
        **_OWNER,
    )


def _origins(programme: Programme, audience: Audience) -> QuerySet[Any, Any]:
    """One row for each different provenance among the sub-projects that is not the municipality's own record."""
    others = sub_projects_of(programme, audience).filter(provenance__in=NOT_OWN)
    blank = dict.fromkeys(
        ("title", "title_en", "text", "text_en", "kind", "owner_title", "owner_title_en"), _NOTHING
    )
    zero = Value(0, IntegerField())
    columns: dict[str, Any] = {
        "part": Value("origin", CharField()),
        "id": zero,
        "place": zero,
        "measurable": _FALSE,
    }
    given = {f"as_{name}": value for name, value in {**columns, **blank, **_UNDATED}.items()}
    order = [name if name in _SOURCE else f"as_{name}" for name in _COLUMNS]
    rows: QuerySet[Any, Any] = others.order_by().annotate(**given).values_list(*order).distinct()
    return rows


_UNDATED: dict[str, Any] = {
    "starts": _NO_DATE,
    "starts_how": _NOTHING,
    "ends": _NO_DATE,
    "ends_how": _NOTHING,
}
_OWNER: dict[str, Any] = {"owner_title": F("owner__title"), "owner_title_en": F("owner__title_en")}


def _named(rows: QuerySet[Any], **columns: Any) -> QuerySet[Any, Any]:
    named: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*_COLUMNS)
    return named


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row with "" for owners that are not there."""
    return (*row[:-2], row[-2] or "", row[-1] or "")
