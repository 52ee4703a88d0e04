"""Made-up programmes of any size, for measuring. Nothing in them is about a real municipality."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from framsteg.accounts.models import Municipality, OrganisationUnit, Role, UnitKind
from framsteg.audit.models import Visibility
from framsteg.participation.models import Event, EventKind
from framsteg.programme.models import (
    Appropriation,
    Decision,
    DecisionOutcome,
    Goal,
    Milestone,
    Outlook,
    Phase,
    PhaseKind,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    RoleFunction,
    Stage,
    StatusReport,
    SubProject,
    UnitPart,
)

SLUG = "uppmatt"
AREAS, UNITS, DECISIONS, EVENTS, GOALS, ROLES = 10, 12, 20, 12, 4, 6
AT = datetime(2013, 3, 5, 10, 0, tzinfo=UTC)
_BATCH = 1000
_WORDS = [
    "skola",
    "centrum",
    "bostäder",
    "turism",
    "näringsliv",
    "trygghet",
    "kultur",
    "idrott",
    "vägar",
    "vatten",
]
_PARAGRAPH = (
    "Arbetet görs tillsammans med flera förvaltningar och följs upp varje tertial. "
    "Det som är sagt här är påhittat och finns bara för att mäta hur snabbt sidorna görs.\n\n"
)


def programme(municipality: Municipality, size: int) -> Programme:
    """A public programme with `size` sub-projects, each with two reports, two milestones and two units."""
    units = _units(municipality)
    roles = _roles(municipality, units)
    made = Programme.objects.create(
        municipality=municipality,
        title="Ett uppmätt program",
        slug=SLUG,
        summary="Ett påhittat program för mätningar.",
        body=_PARAGRAPH * 4,
        starts_on=date(2011, 5, 1),
        ends_on=date(2013, 12, 31),
        visibility=Visibility.PUBLIC,
    )
    areas = _frame(made, units, roles)
    _sub_projects(made, areas, units, roles, size)
    _happenings(made)
    return made


def _units(municipality: Municipality) -> list[OrganisationUnit]:
    return OrganisationUnit.objects.bulk_create(
        OrganisationUnit(
            municipality=municipality, kind=UnitKind.ADMINISTRATION, name=f"Uppmätt förvaltning {n}"
        )
        for n in range(1, UNITS + 1)
    )


def _roles(municipality: Municipality, units: list[OrganisationUnit]) -> list[Role]:
    return Role.objects.bulk_create(
        Role(municipality=municipality, title=f"Uppmätt chef {n}", unit=units[n]) for n in range(ROLES)
    )


def _frame(made: Programme, units: list[OrganisationUnit], roles: list[Role]) -> list[PriorityArea]:
    """Phases, goals, people, money and areas."""
    Phase.objects.bulk_create(
        Phase(programme=made, order=n, kind=kind, text=_PARAGRAPH, starts_on=date(2010 + n, 1, 1))
        for n, kind in enumerate(PhaseKind, 1)
    )
    Goal.objects.bulk_create(
        Goal(
            programme=made,
            order=n,
            title=f"Mål {n}",
            text=_PARAGRAPH,
            is_measurable=n % 2 == 0,
            owner=roles[n],
        )
        for n in range(1, GOALS + 1)
    )
    ProgrammeRole.objects.bulk_create(
        ProgrammeRole(programme=made, role=role, function=RoleFunction.PROJECT_GROUP, order=n)
        for n, role in enumerate(roles, 1)
    )
    ProgrammeUnit.objects.bulk_create(
        ProgrammeUnit(programme=made, unit=unit, part=UnitPart.TAKES_PART, order=n)
        for n, unit in enumerate(units, 1)
    )
    Appropriation.objects.create(programme=made, budget_year=2012, amount_ore=170_000_000)
    return PriorityArea.objects.bulk_create(
        PriorityArea(programme=made, number=n, title=f"Område {n}: {_WORDS[n % 10]}", text=_PARAGRAPH)
        for n in range(1, AREAS + 1)
    )


def _sub_projects(
    made: Programme, areas: list[PriorityArea], units: list[OrganisationUnit], roles: list[Role], size: int
) -> None:
    numbers = iter(range(1, size + 1))
    while batch := list(islice(numbers, _BATCH)):
        stored = SubProject.objects.bulk_create(_sub_project(made, areas, units, roles, n) for n in batch)
        StatusReport.objects.bulk_create(report for each in stored for report in _reports(each, roles))
        Milestone.objects.bulk_create(
            Milestone(sub_project=each, title=f"Delmål {n}", original_date=date(2012, 3 * n, 1))
            for each in stored
            for n in (1, 2)
        )
        taking_part, other_areas = SubProject.taking_part.through, SubProject.other_areas.through
        taking_part.objects.bulk_create(
            taking_part(subproject_id=each.pk, organisationunit_id=units[(each.number + n) % UNITS].pk)
            for each in stored
            for n in (1, 2)
        )
        other_areas.objects.bulk_create(
            other_areas(subproject_id=each.pk, priorityarea_id=areas[(each.number + 3) % AREAS].pk)
            for each in stored
            if each.number % 4 == 0
        )


def _sub_project(
    made: Programme, areas: list[PriorityArea], units: list[OrganisationUnit], roles: list[Role], number: int
) -> SubProject:
    """Stages and days are spread evenly by number, so that every run measures the same."""
    stages = (Stage.DONE, Stage.DONE, Stage.DONE, Stage.ONGOING, *Stage)
    sub_project = SubProject(
        programme=made,
        number=number,
        title=f"Delprojektet om {_WORDS[number % 10]} {number}",
        summary=f"Vad som görs för {_WORDS[number * 7 % 10]}.",
        body=_PARAGRAPH * 6,
        main_area=areas[number % AREAS],
        lead_unit=units[number % UNITS],
        owner=roles[number % ROLES],
        planned_start=date(2012, 1, 1),
        planned_end=date(2012, 1, 1) + timedelta(days=number % 700),
        stage=stages[number % len(stages)],
        stage_as_of=date(2012, 12, 31),
        visibility=Visibility.PUBLIC,
    )
    sub_project.derive()
    return sub_project


def _reports(sub_project: SubProject, roles: list[Role]) -> Iterator[StatusReport]:
    yield StatusReport(
        sub_project=sub_project,
        as_of=date(2012, 8, 31),
        stage=Stage.ONGOING,
        outlook_time=Outlook.ON_PLAN,
        text=_PARAGRAPH,
        reported_by=roles[0],
        created_at=AT,
    )
    yield StatusReport(
        sub_project=sub_project,
        as_of=date(2012, 12, 31),
        stage=sub_project.stage,
        text=_PARAGRAPH,
        reported_by=roles[1],
        created_at=AT,
    )


def _happenings(made: Programme) -> None:
    """Decisions, every second about the one before, and events; some of both belong to sub-project 1."""
    first = made.sub_projects.order_by("number").first()
    before: Decision | None = None
    for n in range(DECISIONS):
        before = Decision.objects.create(
            municipality=made.municipality,
            programme=made,
            sub_project=first if n < 4 else None,
            title=f"Beslut {n}",
            body_name="Kommunstyrelsen",
            decided_on=date(2012, 1, 1) + timedelta(days=20 * n),
            paragraph=str(n + 1),
            case_number=f"KS 2012/{n}",
            outcome=DecisionOutcome.APPEALED if n % 2 else DecisionOutcome.ADOPTED,
            text=_PARAGRAPH,
            concerns=before if n % 2 else None,
            visibility=Visibility.PUBLIC,
        )
    Event.objects.bulk_create(
        Event(
            municipality=made.municipality,
            programme=made,
            sub_project=first if n < 2 else None,
            kind=EventKind.DIALOGUE,
            title=f"Dialogmöte {n}",
            slug=f"uppmatt-{n}",
            summary="Ett påhittat möte.",
            starts_on=date(2012, 1, 15) + timedelta(days=25 * n),
            visibility=Visibility.PUBLIC,
        )
        for n in range(EVENTS)
    )
