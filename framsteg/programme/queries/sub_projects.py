"""Sub-projects: the filtered, sorted, paged list, and one with all that is told about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from framsteg.accounts.models import OrganisationUnit
from framsteg.lib.text import folded
from framsteg.programme.models import (
    Decision,
    Milestone,
    PriorityArea,
    Programme,
    Stage,
    StatusReport,
    SubProject,
)

from .areas_and_units import areas_and_units_of
from .audience import Audience, decisions, sub_projects, sub_projects_of
from .decisions import in_order
from .lateness import late, measured_day
from .listed import ListedSubProject, listed
from .money_of_one import SubProjectYear, money_of
from .newest_round import hand_over, newest_round
from .paging import Page, bounds

PAGE_SIZE = 50
MOST_WORDS = 8


class Order(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    STAGE = "stage"
    PLANNED_END = "planned_end"


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; an empty filter lets everything through."""

    area: int | None = None
    stage: Stage | None = None
    unit: int | None = None
    late: bool = False
    text: str = ""

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed to."""

    areas: Sequence[PriorityArea]
    units: Sequence[OrganisationUnit]


@dataclass(frozen=True)
class SubProjectDetail:
    """A sub-project with its history. Reports are newest first; `late_as_of` is the day lateness is judged by."""

    sub_project: SubProject
    late_as_of: date
    other_areas: Sequence[PriorityArea]
    taking_part: Sequence[OrganisationUnit]
    reports: Sequence[StatusReport]
    milestones: Sequence[Milestone]
    decisions: Sequence[Decision]
    money: Sequence[SubProjectYear]
    previous_number: int | None
    next_number: int | None


_STAGE_ORDER = Case(
    *(When(stage=stage.value, then=Value(place)) for place, stage in enumerate(Stage)),
    output_field=IntegerField(),
)
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NUMBER: ("number",),
    Order.TITLE: (Case(When(title="", then=Value(1)), default=Value(0)), "title", "number"),
    Order.STAGE: (_STAGE_ORDER, "number"),
    Order.PLANNED_END: (F("planned_end").asc(nulls_last=True), "number"),
}


def choices(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Choices:
    """The areas of the programme, and the units that lead or take part in its sub-projects."""
    mine = sub_projects_of(programme, audience)
    leading = mine.filter(lead_unit=OuterRef("pk"))
    taking_part = mine.filter(taking_part=OuterRef("pk"))
    units = OrganisationUnit.objects.filter(municipality_id=programme.municipality_id)
    areas = PriorityArea.objects.filter(programme_id=programme.pk).only("number", "title", "title_en")
    return Choices(
        areas=tuple(areas.order_by("number")),
        units=tuple(
            units.filter(Exists(leading) | Exists(taking_part)).only("name", "name_en").order_by("name")
        ),
    )


def listing(
    programme: Programme,
    filters: Filters = Filters(),
    *,
    on: date,
    order: Order = Order.NUMBER,
    page: int = 1,
    size: int = PAGE_SIZE,
    audience: Audience = Audience.PUBLIC,
) -> Page[ListedSubProject]:
    """One page of the programme's sub-projects. Raises NoSuchPage."""
    found = filtered(sub_projects_of(programme, audience), filters, measured_day(programme, on))
    total = found.count()
    start, end = bounds(page, size, total)
    return Page(listed(found.order_by(*_ORDERS[order])[start:end]), page, total, size)


def filtered(found: QuerySet[SubProject], filters: Filters, late_as_of: date) -> QuerySet[SubProject]:
    """`found` narrowed by `filters`; an area counts whether it is the main one or another, and no row comes twice."""
    if filters.area is not None:
        touching = SubProject.other_areas.through.objects.filter(
            subproject_id=OuterRef("pk"), priorityarea__number=filters.area
        )
        found = found.filter(Q(main_area__number=filters.area) | Exists(touching))
    if filters.stage is not None:
        found = found.filter(stage=filters.stage)
    if filters.unit is not None:
        joined = SubProject.taking_part.through.objects.filter(
            subproject_id=OuterRef("pk"), organisationunit_id=filters.unit
        )
        found = found.filter(Q(lead_unit_id=filters.unit) | Exists(joined))
    if filters.late:
        found = found.filter(late(late_as_of))
    for word in folded(filters.text).split()[:MOST_WORDS]:
        found = found.filter(search_text__contains=word)
    return found


def sub_project_named(
    municipality: str, programme: str, number: int, *, audience: Audience = Audience.PUBLIC
) -> SubProject:
    """The sub-project at an address. Raises SubProject.DoesNotExist."""
    found = (
        sub_projects(audience)
        .select_related("programme__municipality")
        .annotate(**newest_round("programme_id"))
        .get(programme__municipality__slug=municipality, programme__slug=programme, number=number)
    )
    hand_over(found.programme, found)
    return found


def detail(
    municipality: str, programme: str, number: int, *, on: date, audience: Audience = Audience.PUBLIC
) -> SubProjectDetail:
    """The sub-project at an address. Raises SubProject.DoesNotExist."""
    visible = sub_projects(audience)
    beside = visible.filter(programme_id=OuterRef("programme_id"))
    before = beside.filter(number__lt=OuterRef("number")).order_by("-number")
    after = beside.filter(number__gt=OuterRef("number")).order_by("number")
    sub_project = (
        visible.select_related(
            "programme__municipality",
            "main_area",
            "lead_unit",
            "owner__holder",
            "became_programme",
            "decision__programme",
            "decision__sub_project__programme",
            "closing_answer__receiver_unit",
            "closing_answer__receiver_role",
            "closing_answer__became_programme",
        )
        .annotate(
            previous_number=Subquery(before.values("number")[:1]),
            next_number=Subquery(after.values("number")[:1]),
            **newest_round("programme_id"),
        )
        .get(programme__municipality__slug=municipality, programme__slug=programme, number=number)
    )
    hand_over(sub_project.programme, sub_project)
    beside_it = areas_and_units_of(sub_project)
    return SubProjectDetail(
        sub_project=sub_project,
        late_as_of=measured_day(sub_project.programme, on),
        other_areas=beside_it.areas,
        taking_part=beside_it.units,
        reports=tuple(sub_project.status_reports.select_related("reported_by").order_by("-as_of", "-id")),
        milestones=tuple(sub_project.milestones.order_by("original_date", "id")),
        decisions=in_order(decisions(audience).filter(sub_project_id=sub_project.pk)),
        money=money_of(sub_project),
        previous_number=sub_project.previous_number,
        next_number=sub_project.next_number,
    )
