"""Who a programme consists of: its roles, units and partners, read in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Case, CharField, F, Value, When

from framsteg.programme.models import Programme, ProgrammeRole, ProgrammeUnit


@dataclass(frozen=True)
class RoleInProgramme:
    """A role and what it does. `holder` is a name only where it may be shown in public."""

    function: str
    title: str
    title_en: str
    unit: str
    unit_en: str
    holder: str


@dataclass(frozen=True)
class UnitInProgramme:
    part: str
    name: str
    name_en: str
    kind: str
    url: str


@dataclass(frozen=True)
class Participants:
    roles: Sequence[RoleInProgramme]
    units: Sequence[UnitInProgramme]


_NOTHING = Value("", CharField())


def participants(programme: Programme) -> Participants:
    """The roles and units of the programme, each in its own order."""
    roles = (
        ProgrammeRole.objects.filter(programme_id=programme.pk)
        .annotate(
            is_role=Value(True, BooleanField()),
            name=F("role__title"),
            name_en=F("role__title_en"),
            first=F("role__unit__name"),
            second=F("role__unit__name_en"),
            holder=Case(When(role__name_is_public=True, then=F("role__holder__name")), default=_NOTHING),
        )
        .order_by()
        .values_list("is_role", "order", "function", "name", "name_en", "first", "second", "holder")
    )
    units = (
        ProgrammeUnit.objects.filter(programme_id=programme.pk)
        .annotate(
            is_role=Value(False, BooleanField()),
            name=F("unit__name"),
            name_en=F("unit__name_en"),
            first=F("unit__kind"),
            second=F("unit__url"),
            holder=_NOTHING,
        )
        .order_by()
        .values_list("is_role", "order", "part", "name", "name_en", "first", "second", "holder")
    )
    rows = sorted(roles.union(units, all=True), key=lambda row: (row[1], row[3]))
    return Participants(
        roles=tuple(
            RoleInProgramme(function, title, title_en, unit or "", unit_en or "", holder or "")
            for is_role, _, function, title, title_en, unit, unit_en, holder in rows
            if is_role
        ),
        units=tuple(
            UnitInProgramme(part, name, name_en, kind, url)
            for is_role, _, part, name, name_en, kind, url, _ in rows
            if not is_role
        ),
    )
