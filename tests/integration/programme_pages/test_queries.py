"""What the queries of a programme answer."""

from datetime import date

import pytest

from framsteg.audit.models import Visibility
from framsteg.programme.models import Decision, Programme, Stage, SubProject
from framsteg.programme.queries.areas import area_story
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.decisions import chains_of, decision_with_chain
from framsteg.programme.queries.progress import Progress, progress, progress_of_many
from framsteg.programme.queries.sub_projects import Filters, Order, choices, detail, listing
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 1)


def numbers(programme: Programme, **filters: object) -> list[int]:
    return [row.number for row in listing(programme, Filters(**filters), on=TODAY).rows]  # type: ignore[arg-type]


def test_progress_is_counted_once_overall_and_by_main_area(programme: Programme) -> None:
    found = progress(programme)
    areas = {area.number: found.of_area(area.pk) for area in programme.areas.all()}
    assert found.overall == Progress(done=2, ongoing=1, not_started=1, cancelled=1)
    assert areas == {
        1: Progress(done=1, not_started=1),
        2: Progress(done=1, ongoing=1, cancelled=1),
        3: Progress(),
    }


def test_drafts_are_counted_only_for_editors(programme: Programme, first: SubProject) -> None:
    SubProject.objects.filter(pk=first.pk).update(visibility=Visibility.DRAFT)
    assert progress(programme).overall == Progress(done=1, ongoing=1, not_started=1, cancelled=1)
    assert progress(programme, audience=Audience.EDITORS).overall.done == 2
    assert progress_of_many([programme.pk])[programme.pk].done == 1


def test_a_draft_programme_has_nothing_public(programme: Programme) -> None:
    programme.visibility = Visibility.DRAFT
    programme.save()
    assert progress(programme).overall == Progress()
    assert progress_of_many([programme.pk]) == {}


def test_filters_narrow_the_list(programme: Programme) -> None:
    unit, partner = (
        programme.municipality.units.get(name=name) for name in ("Skolförvaltningen", "Föreningsrådet")
    )
    assert numbers(programme) == [1, 2, 3, 4, 5]
    assert numbers(programme, stage=Stage.DONE) == [1, 2]
    assert numbers(programme, area=1) == [1, 2, 4]
    assert numbers(programme, area=3) == [1]
    assert numbers(programme, unit=unit.pk) == [1, 2]
    assert numbers(programme, unit=partner.pk) == [1]
    assert numbers(programme, late=True) == [3, 4]
    assert numbers(programme, text="ÄMNE 3") == [3]
    assert numbers(programme, text="delprojekt 2") == [2]
    assert numbers(programme, text="100 % _") == []
    assert numbers(programme, area=1, stage=Stage.DONE, text="ämne") == [1]


def test_an_area_counts_a_sub_project_once_even_where_it_is_both_main_and_other(
    programme: Programme, first: SubProject
) -> None:
    first.other_areas.add(first.main_area)
    assert numbers(programme, area=first.main_area.number).count(1) == 1


def test_the_list_can_be_ordered(programme: Programme) -> None:
    def ordered(order: Order) -> list[int]:
        return [row.number for row in listing(programme, on=TODAY, order=order).rows]

    assert ordered(Order.TITLE) == [1, 3, 4, 5, 2]
    assert ordered(Order.STAGE) == [4, 3, 1, 2, 5]
    assert ordered(Order.PLANNED_END) == [3, 4, 5, 1, 2]


def test_the_list_offers_the_units_that_take_part(programme: Programme) -> None:
    make.OrganisationUnitFactory(municipality=programme.municipality, name="En utan del")
    assert [unit.name for unit in choices(programme).units] == ["Föreningsrådet", "Skolförvaltningen"]


def test_the_list_costs_the_same_whatever_its_length(
    programme: Programme, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        listing(programme, on=TODAY)


def test_an_area_tells_its_own_apart_from_those_that_touch_it(programme: Programme) -> None:
    story = area_story("provkoping", "battre", 1)
    assert [row.number for row in story.sub_projects] == [2, 4]
    assert [row.number for row in story.touching] == [1]
    assert story.progress == Progress(done=1, not_started=1)


def test_a_sub_project_knows_those_beside_it_and_not_drafts(programme: Programme) -> None:
    programme.sub_projects.filter(number=3).update(visibility=Visibility.DRAFT)
    found = detail("provkoping", "battre", 2, on=TODAY)
    assert (found.previous_number, found.next_number) == (1, 4)
    assert found.late_as_of == date(2012, 12, 31)


@pytest.fixture
def chain(programme: Programme) -> list[Decision]:
    """Adopted, appealed, and tried by a court."""
    of = {"municipality": programme.municipality, "programme": programme}
    adopted = make.DecisionFactory(**of, title="Planen antas", decided_on=date(2012, 1, 1))
    appealed = make.DecisionFactory(**of, title="Planen överklagas", concerns=adopted, decided_on=None)
    tried = make.DecisionFactory(
        **of, title="Domstolen prövar", concerns=appealed, decided_on=date(2012, 9, 1)
    )
    return [adopted, appealed, tried]


def test_a_chain_is_told_from_its_beginning_whichever_decision_is_asked_for(
    chain: list[Decision],
) -> None:
    for decision in chain:
        assert list(decision_with_chain("provkoping", decision.pk).chain) == chain


def test_a_chain_leaves_out_drafts(chain: list[Decision]) -> None:
    Decision.objects.filter(pk=chain[1].pk).update(visibility=Visibility.DRAFT)
    assert list(decision_with_chain("provkoping", chain[0].pk).chain) == [chain[0], chain[2]]


def test_a_circle_of_decisions_ends(chain: list[Decision]) -> None:
    Decision.objects.filter(pk=chain[0].pk).update(concerns=chain[2])
    assert set(decision_with_chain("provkoping", chain[0].pk).chain) == set(chain)
    assert {each for told in chains_of(Programme.objects.get()) for each in told} == set(chain)


def test_the_chains_of_a_programme_come_latest_first(programme: Programme, chain: list[Decision]) -> None:
    newer = make.DecisionFactory(
        municipality=programme.municipality, programme=programme, decided_on=date(2013, 1, 1)
    )
    assert [list(each) for each in chains_of(programme)] == [[newer], chain]
