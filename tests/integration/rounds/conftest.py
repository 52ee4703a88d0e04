"""A programme with a closed round that has something of everything, and the means to look at its pages."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from framsteg.audit.models import ProvenanceKind
from framsteg.programme import actions
from framsteg.programme.models import Programme, ReportingRound, Stage
from framsteg.programme.rules.answers import MilestoneAnswer
from tests.factories import programme as make
from tests.factories import rounds as given

EXAMPLE = "Läget är ett exempel."


class Visitor:
    """Looks at pages of the programme."""

    def __init__(self) -> None:
        self.client = Client()

    def see(self, path: str = "", language: str = "sv", status: int = 200) -> HttpResponse:
        answer = self.client.get(f"/{language}/provkoping/program/battre/{path}")
        assert answer.status_code == status, answer.status_code
        return answer

    def text(self, path: str = "", language: str = "sv", status: int = 200) -> str:
        return self.see(path, language, status).content.decode()


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture
def programme(db: None) -> Programme:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    made: Programme = make.ProgrammeFactory(
        municipality=municipality,
        title="Ett bättre Provköping",
        title_en="A Better Provköping",
        slug="battre",
    )
    return made


@pytest.fixture
def closed(programme: Programme) -> ReportingRound:
    """Seven sub-projects: done, ongoing at risk, late, silent, draft, cancelled, and one never reported on."""
    owner = make.RoleFactory(municipality=programme.municipality, title="Rektor")
    unit = make.OrganisationUnitFactory(municipality=programme.municipality, name="Skolförvaltningen")
    areas = [make.PriorityAreaFactory(programme=programme, number=n, title=f"Område {n}") for n in (1, 2)]
    ended = {2: date(2012, 12, 31), 3: date(2012, 5, 1), 4: date(2012, 6, 30)}
    mine = {
        number: make.SubProjectFactory(
            programme=programme,
            number=number,
            main_area=areas[number % 2],
            owner=owner if number < 4 else None,
            lead_unit=unit if number == 2 else None,
            planned_end=ended.get(number),
            visibility="draft" if number == 5 else "public",
        )
        for number in range(1, 8)
    }
    before = {1: Stage.DONE, 2: Stage.NOT_STARTED, 3: Stage.ONGOING, 4: Stage.ONGOING, 6: Stage.CANCELLED}
    for number, stage in before.items():
        make.report(
            mine[number],
            stage,
            date(2012, 4, 30),
            provenance=ProvenanceKind.ILLUSTRATIVE,
            provenance_note=EXAMPLE,
        )
    milestone = make.MilestoneFactory(sub_project=mine[2], title="Upphandlat")
    round_ = given.opened(programme=programme)
    moved = MilestoneAnswer(milestone.pk, moved_to=date(2012, 10, 28), reason="Överklagat")
    given.answer(round_, mine[2], outlook_time="at_risk", text="=Försenat av **vädret**", milestones=(moved,))
    given.answer(round_, mine[3], unchanged=True, text="")
    actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=given.CLOSED)
    return round_


def close_another(programme: Programme, as_of: date = date(2012, 12, 31)) -> ReportingRound:
    """A round after the first, with number 3 done and its end known to be later."""
    at = given.CLOSED.replace(year=2013, month=1)
    round_ = given.RoundFactory(
        programme=programme, title="Bokslut 2012", as_of=as_of, opens_on=as_of, due_on=date(2013, 1, 31)
    )
    actions.rounds.open_round(round_, by=make.SOMEONE, at=at)
    third = programme.sub_projects.get(number=3)
    third.planned_end = date(2012, 6, 10)
    third.save()
    given.answer(round_, third, Stage.DONE, text="Klart.", at=at)
    actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=at)
    return round_
