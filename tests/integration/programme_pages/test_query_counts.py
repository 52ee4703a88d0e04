"""Pages cost the same number of queries however much there is to show, and at most ten."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from framsteg.programme.models import Programme, Stage
from tests.factories import programme as make

from .conftest import Visitor

pytestmark = pytest.mark.django_db
PATHS = (
    "program/",
    "program/battre/",
    "program/battre/delprojekt/",
    "program/battre/delprojekt/?lage=done&omrade=1&sena=1&q=ett&ordning=namn",
    "program/battre/delprojekt/1/",
    "program/battre/omrade/1/",
    "program/battre/beslut/",
    "program/battre/pengar/",
    "program/battre/rss.xml",
    "handelser/",
)
MOST = 10


def queries(visitor: Visitor, path: str) -> int:
    visitor.see(path)
    with CaptureQueriesContext(connection) as captured:
        visitor.see(path)
    return len(captured)


def more(programme: Programme, times: int) -> None:
    """As many more of everything."""
    municipality = programme.municipality
    first = programme.sub_projects.get(number=1)
    for n in range(times):
        number = 100 + programme.sub_projects.count()
        area = make.PriorityAreaFactory(programme=programme, number=number)
        unit = make.OrganisationUnitFactory(municipality=municipality)
        make.GoalFactory(programme=programme, order=number)
        make.PhaseFactory(programme=programme, order=number)
        sub_project = make.SubProjectFactory(
            programme=programme, number=number, main_area=area, lead_unit=unit
        )
        make.report(sub_project, Stage.DONE)
        make.report(first, Stage.ONGOING, as_of=date(2012, 1, 1 + n % 28))
        make.MilestoneFactory(sub_project=first)
        first.taking_part.add(unit)
        first.other_areas.add(area)
        of = {"municipality": municipality, "programme": programme}
        decision = make.DecisionFactory(**of, sub_project=first)
        make.DecisionFactory(**of, concerns=decision)
        make.EventFactory(**of, sub_project=first)
        appropriation = make.AppropriationFactory(programme=programme, decision=decision)
        make.AppropriationRequestFactory(programme=programme, decision=decision, sub_project=first)
        delivery = make.LedgerDeliveryFactory(programme=programme)
        for each in (first, sub_project):
            make.AllocationFactory(sub_project=each, appropriation=appropriation, amount_ore=1)
            make.OutcomeEntryFactory(programme=programme, delivery=delivery, sub_project=each)
            make.forecast(each, 1)
        make.SubProjectFactory(programme=make.ProgrammeFactory(municipality=municipality))


@pytest.mark.parametrize("path", PATHS)
def test_one_three_and_many_cost_the_same(programme: Programme, visitor: Visitor, path: str) -> None:
    more(programme, 1)
    one = queries(visitor, path)
    more(programme, 2)
    three = queries(visitor, path)
    more(programme, 12)
    assert (one, queries(visitor, path)) == (three, one)
    assert one <= MOST
