"""A small programme with something of everything, and the means to look at its pages."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from framsteg.accounts.models import UnitKind
from framsteg.audit.models import ProvenanceKind
from framsteg.programme.models import (
    Decision,
    PhaseKind,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    RoleFunction,
    Stage,
    SubProject,
    UnitPart,
)
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
EXAMPLE = "Vilka de var är inte offentligt. Läget är ett exempel."


@pytest.fixture
def programme(db: None) -> Programme:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    programme = make.ProgrammeFactory(
        municipality=municipality,
        title="Ett bättre Provköping",
        title_en="A Better Provköping",
        slug="battre",
        ends_on=date(2012, 1, 1),
        ends_precision="year",
        provenance=ProvenanceKind.PUBLIC_SOURCE,
        source_url="https://www.example.se/slutredovisning",
    )
    make.PhaseFactory(
        programme=programme,
        order=1,
        kind=PhaseKind.SEMINAR,
        starts_on=date(2011, 5, 1),
        starts_precision="month",
    )
    make.PhaseFactory(programme=programme, order=2, kind=PhaseKind.PLANNING, title="Handlingsplanen")
    make.GoalFactory(programme=programme, order=1, title="Fler invånare", is_measurable=True)
    areas = [make.PriorityAreaFactory(programme=programme, number=n, title=f"Område {n}") for n in (1, 2, 3)]
    unit = make.OrganisationUnitFactory(municipality=municipality, name="Skolförvaltningen")
    partner = make.OrganisationUnitFactory(
        municipality=municipality, name="Föreningsrådet", kind=UnitKind.PARTNER
    )
    role = make.RoleFactory(municipality=municipality, title="Kommunchef")
    ProgrammeRole.objects.create(programme=programme, role=role, function=RoleFunction.RESPONSIBLE)
    ProgrammeUnit.objects.create(programme=programme, unit=partner, part=UnitPart.PARTNER)
    stages = [Stage.DONE, Stage.DONE, Stage.ONGOING, Stage.NOT_STARTED, Stage.CANCELLED]
    for number, stage in enumerate(stages, 1):
        sub_project = make.SubProjectFactory(
            programme=programme,
            number=number,
            title="" if number == 2 else f"Delprojektet om ämne {number}",
            main_area=areas[number % 2],
            lead_unit=unit if number < 3 else None,
            planned_end=date(2012, 6, 30) if number > 2 else None,
        )
        make.report(sub_project, stage, provenance=ProvenanceKind.ILLUSTRATIVE, provenance_note=EXAMPLE)
    first = programme.sub_projects.get(number=1)
    first.other_areas.set([areas[0], areas[2]])
    first.taking_part.set([partner])
    make.AppropriationFactory(programme=programme)
    return programme


@pytest.fixture
def first(programme: Programme) -> SubProject:
    return programme.sub_projects.get(number=1)


class Visitor:
    """Looks at the pages of Provköping."""

    def __init__(self) -> None:
        self.client = Client()

    def ask(self, path: str, language: str = "sv", **query: Any) -> HttpResponse:
        return self.client.get(f"/{language}/provkoping/{path}", query)

    def status(self, path: str, **query: Any) -> int:
        return self.ask(path, **query).status_code

    def see(self, path: str, language: str = "sv", **query: Any) -> str:
        """The page's text; it must be there."""
        response = self.ask(path, language, **query)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture
def chain(programme: Programme) -> list[Decision]:
    """Decided, appealed, upheld; and one on its own."""
    of = {"municipality": programme.municipality}
    plan = make.DecisionFactory(
        **of,
        programme=programme,
        title="Planen antas",
        body_name="Kommunfullmäktige",
        decided_on=date(2013, 2, 28),
        paragraph="11",
        case_number="Ks/2013:63",
    )
    appeal = make.DecisionFactory(
        **of, title="Planen överklagas", outcome="appealed", concerns=plan, decided_on=date(2013, 3, 1)
    )
    judgment = make.DecisionFactory(
        **of, title="Domen", body_name="Tingsrätten", outcome="upheld", concerns=appeal, decided_on=None
    )
    alone = make.DecisionFactory(**of, title="En cykelbana", paragraph="§ 111", decided_on=date(2012, 5, 3))
    return [plan, appeal, judgment, alone]
