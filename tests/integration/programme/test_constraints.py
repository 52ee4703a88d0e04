"""What must never be false is refused by the database itself, whoever writes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from framsteg.accounts.models import AccessGrant, Municipality, OrganisationUnit, Role
from framsteg.audit.models import Generation
from framsteg.participation.models import Event
from framsteg.programme.models import (
    Appropriation,
    Decision,
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    Stage,
    StatusReport,
    SubProject,
)
from tests.factories import programme as make

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], object]) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
    return True


def test_a_municipality_code_is_four_digits() -> None:
    assert refused(lambda: make.MunicipalityFactory(code="178"))
    assert refused(lambda: make.MunicipalityFactory(code="17a1"))


def test_a_municipality_exists_once() -> None:
    town = make.MunicipalityFactory()
    assert refused(lambda: make.MunicipalityFactory(code=town.code))
    assert refused(lambda: make.MunicipalityFactory(slug=town.slug))
    assert Municipality.objects.count() == 1


def test_a_unit_is_not_part_of_itself() -> None:
    unit = make.OrganisationUnitFactory()
    assert refused(lambda: OrganisationUnit.objects.filter(pk=unit.pk).update(parent=unit))


def test_a_unit_has_a_known_kind_and_a_name_of_its_own() -> None:
    unit = make.OrganisationUnitFactory()
    assert refused(lambda: make.OrganisationUnitFactory(kind="guild"))
    assert refused(lambda: make.OrganisationUnitFactory(municipality=unit.municipality, name=unit.name))


def test_a_role_exists_once_in_its_unit_and_once_without_unit() -> None:
    unit = make.OrganisationUnitFactory()
    first = make.RoleFactory(municipality=unit.municipality, unit=unit)
    alone = make.RoleFactory(municipality=unit.municipality)
    assert refused(lambda: make.RoleFactory(municipality=unit.municipality, unit=unit, title=first.title))
    assert refused(lambda: make.RoleFactory(municipality=unit.municipality, title=alone.title))
    assert Role.objects.count() == 2


def test_access_is_known_and_granted_once() -> None:
    grant = make.AccessGrantFactory(access="communicator")
    assert refused(lambda: make.AccessGrantFactory(access="king"))
    again = AccessGrant(user=grant.user, municipality=grant.municipality, access=grant.access)
    assert refused(again.save)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "crusade"},
        {"visibility": "secret"},
        {"starts_on": date(2012, 1, 2), "ends_on": date(2012, 1, 1)},
    ],
)
def test_a_programme_is_of_a_known_kind_and_ends_after_it_starts(wrong: dict[str, object]) -> None:
    assert refused(lambda: make.ProgrammeFactory(**wrong))


def test_a_programme_has_an_address_of_its_own_in_its_municipality() -> None:
    programme = make.ProgrammeFactory()
    assert refused(lambda: make.ProgrammeFactory(municipality=programme.municipality, slug=programme.slug))
    assert make.ProgrammeFactory(slug=programme.slug).pk
    assert Programme.objects.count() == 2


def test_phases_have_an_order_a_known_kind_and_end_after_they_start() -> None:
    phase = make.PhaseFactory()
    assert refused(lambda: make.PhaseFactory(programme=phase.programme, order=phase.order))
    assert refused(lambda: make.PhaseFactory(kind="party"))
    assert refused(lambda: make.PhaseFactory(starts_on=date(2012, 1, 2), ends_on=date(2012, 1, 1)))
    assert Phase.objects.count() == 1


def test_goals_have_an_order() -> None:
    goal = make.GoalFactory()
    assert refused(lambda: make.GoalFactory(programme=goal.programme, order=goal.order))
    assert Goal.objects.count() == 1


def test_areas_are_numbered_from_one_and_once() -> None:
    area = make.PriorityAreaFactory()
    assert refused(lambda: make.PriorityAreaFactory(programme=area.programme, number=area.number))
    assert refused(lambda: make.PriorityAreaFactory(number=0))
    assert PriorityArea.objects.count() == 1


def test_sub_projects_are_numbered_from_one_and_once_in_a_programme() -> None:
    first = make.SubProjectFactory(number=1)
    assert refused(
        lambda: make.SubProjectFactory(programme=first.programme, main_area=first.main_area, number=1)
    )
    assert refused(lambda: make.SubProjectFactory(number=0))
    assert make.SubProjectFactory(number=1).pk


def test_the_main_area_belongs_to_the_programme() -> None:
    sub_project, elsewhere = make.SubProjectFactory(), make.PriorityAreaFactory()
    assert refused(lambda: SubProject.objects.filter(pk=sub_project.pk).update(main_area=elsewhere))
    assert refused(lambda: make.SubProjectFactory(main_area=elsewhere))


@pytest.mark.parametrize(
    "wrong",
    [
        {"planned_start": date(2012, 2, 1), "planned_end": date(2012, 1, 1)},
        {"started_on": date(2012, 2, 1), "ended_on": date(2012, 1, 1)},
        {"stage": "nearly"},
        {"visibility": "secret"},
    ],
)
def test_a_sub_project_has_possible_dates_and_known_words(wrong: dict[str, object]) -> None:
    assert refused(lambda: make.SubProjectFactory(**wrong))


def test_status_reports_are_only_ever_added() -> None:
    written = make.report(make.SubProjectFactory(), Stage.ONGOING)
    assert refused(lambda: StatusReport.objects.filter(pk=written.pk).update(stage=Stage.DONE))
    assert refused(lambda: StatusReport.objects.filter(pk=written.pk)._raw_delete("default"))
    assert StatusReport.objects.get().stage == Stage.ONGOING


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "nearly"},
        {"stage": "done", "outlook_time": "on_plan"},
        {"stage": "ongoing", "outlook_cost": "sunny"},
    ],
)
def test_a_status_report_uses_known_words_and_looks_ahead_only_while_ongoing(wrong: dict[str, str]) -> None:
    sub_project = make.SubProjectFactory()
    values = {"as_of": date(2012, 12, 31), "created_at": make.NOW, **wrong}
    assert refused(lambda: StatusReport.objects.create(sub_project=sub_project, **values))


def test_a_decision_is_not_about_itself() -> None:
    decision = make.DecisionFactory()
    assert refused(lambda: Decision.objects.filter(pk=decision.pk).update(concerns=decision))


def test_a_decision_has_a_known_outcome_and_visibility() -> None:
    assert refused(lambda: make.DecisionFactory(outcome="perhaps"))
    assert refused(lambda: make.DecisionFactory(visibility="secret"))


@pytest.mark.parametrize("wrong", [{"amount_ore": 0}, {"amount_ore": -1}, {"budget_year": 12}])
def test_an_appropriation_is_money_in_a_year(wrong: dict[str, int]) -> None:
    assert refused(lambda: make.AppropriationFactory(**wrong))
    assert not Appropriation.objects.exists()


def test_roles_and_units_have_one_known_part_in_a_programme() -> None:
    programme = make.ProgrammeFactory()
    role = make.RoleFactory(municipality=programme.municipality)
    unit = make.OrganisationUnitFactory(municipality=programme.municipality)
    ProgrammeRole.objects.create(programme=programme, role=role, function="responsible")
    ProgrammeUnit.objects.create(programme=programme, unit=unit, part="lead")
    assert refused(
        lambda: ProgrammeRole.objects.create(programme=programme, role=role, function="responsible")
    )
    assert refused(lambda: ProgrammeRole.objects.create(programme=programme, role=role, function="jester"))
    assert refused(lambda: ProgrammeUnit.objects.create(programme=programme, unit=unit, part="partner"))
    other = make.OrganisationUnitFactory(municipality=programme.municipality)
    assert refused(lambda: ProgrammeUnit.objects.create(programme=programme, unit=other, part="jester"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "feast"},
        {"visibility": "secret"},
        {"starts_on": date(2012, 9, 15), "ends_on": date(2012, 9, 14)},
        {"attendance_low": 300, "attendance_high": 200},
    ],
)
def test_an_event_has_possible_days_and_numbers(wrong: dict[str, object]) -> None:
    assert refused(lambda: make.EventFactory(**wrong))


def test_an_event_has_an_address_of_its_own() -> None:
    event = make.EventFactory()
    assert refused(lambda: make.EventFactory(municipality=event.municipality, slug=event.slug))
    assert Event.objects.count() == 1


def test_there_is_one_generation_of_the_public_data() -> None:
    assert refused(lambda: Generation.objects.create(id=2))


def test_a_milestone_keeps_its_original_date() -> None:
    milestone = make.MilestoneFactory(replanned_date=date(2012, 9, 30))
    assert Milestone.objects.values_list("original_date", "replanned_date").get(pk=milestone.pk) == (
        date(2012, 6, 30),
        date(2012, 9, 30),
    )
