"""Each broken rule is a sentence at the field it is about."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from framsteg.audit import recording
from framsteg.programme.models import Stage, StatusReport
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
TODAY = date(2013, 3, 5)


def fields_with_errors(instance: object, on: date = TODAY) -> list[str]:
    error = recording.errors_of(instance, on=on)
    return [] if error is None else sorted(error.message_dict)


def test_a_unit_is_not_part_of_itself_by_way_of_others() -> None:
    top = make.OrganisationUnitFactory()
    middle = make.OrganisationUnitFactory(municipality=top.municipality, parent=top)
    low = make.OrganisationUnitFactory(municipality=top.municipality, parent=middle)
    top.parent = low
    assert fields_with_errors(top) == ["parent"]
    top.refresh_from_db()
    assert fields_with_errors(top) == []


def test_units_of_two_municipalities_do_not_mix() -> None:
    unit = make.OrganisationUnitFactory()
    unit.parent = make.OrganisationUnitFactory()
    assert fields_with_errors(unit) == ["parent"]
    assert fields_with_errors(make.RoleFactory(unit=unit)) == ["unit"]


@pytest.mark.parametrize(("as_of", "fields"), [
    (date(2013, 3, 6), ["as_of"]),
    (date(2011, 4, 30), ["as_of"]),
    (date(2011, 5, 1), []),
    (date(2013, 3, 5), []),
])  # fmt: skip
def test_a_report_lies_between_the_programmes_start_and_today(as_of: date, fields: list[str]) -> None:
    sub_project = make.SubProjectFactory()
    assert fields_with_errors(StatusReport(sub_project=sub_project, stage=Stage.DONE, as_of=as_of)) == fields


def test_a_start_that_is_known_to_the_year_begins_in_january() -> None:
    programme = make.ProgrammeFactory(starts_on=date(2012, 12, 31), starts_precision="year")
    report = StatusReport(
        sub_project=make.SubProjectFactory(programme=programme), stage=Stage.DONE, as_of=date(2012, 1, 1)
    )
    assert fields_with_errors(report) == []


def test_an_outlook_belongs_to_what_is_ongoing() -> None:
    report = StatusReport(
        sub_project=make.SubProjectFactory(), stage=Stage.DONE, as_of=TODAY, outlook_time="at_risk"
    )
    assert fields_with_errors(report) == ["outlook_time"]
    report.stage = Stage.ONGOING
    assert fields_with_errors(report) == []


def test_a_sub_project_keeps_to_its_programme_and_municipality() -> None:
    sub_project = make.SubProjectFactory()
    sub_project.main_area = make.PriorityAreaFactory()
    assert fields_with_errors(sub_project) == ["main_area"]
    sub_project = make.SubProjectFactory()
    sub_project.lead_unit = make.OrganisationUnitFactory()
    assert fields_with_errors(sub_project) == ["lead_unit"]
    sub_project.lead_unit, sub_project.became_programme = None, sub_project.programme
    assert fields_with_errors(sub_project) == ["became_programme"]


def test_what_has_happened_is_not_in_the_future() -> None:
    sub_project = make.SubProjectFactory(ended_on=date(2013, 3, 6))
    assert fields_with_errors(sub_project) == ["ended_on"]
    decision = make.DecisionFactory(decided_on=date(2013, 3, 6))
    assert fields_with_errors(decision) == ["decided_on"]
    milestone = make.MilestoneFactory(reached_on=date(2013, 3, 6))
    assert fields_with_errors(milestone) == ["reached_on"]


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_years_are_those_a_programme_can_have(year: int) -> None:
    programme = make.ProgrammeFactory.build(
        municipality=make.MunicipalityFactory(), starts_on=date(year, 1, 1)
    )
    assert fields_with_errors(programme) == ["starts_on"]


def test_a_chain_of_decisions_does_not_come_back() -> None:
    first = make.DecisionFactory()
    second = make.DecisionFactory(municipality=first.municipality, concerns=first)
    third = make.DecisionFactory(municipality=first.municipality, concerns=second)
    first.concerns = third
    assert fields_with_errors(first) == ["concerns"]
    first.concerns = first
    assert fields_with_errors(first) == ["concerns"]
    first.refresh_from_db()
    assert [fields_with_errors(each) for each in (first, second, third)] == [[], [], []]


def test_a_decision_about_a_sub_project_is_about_its_programme() -> None:
    sub_project = make.SubProjectFactory()
    decision = make.DecisionFactory(municipality=sub_project.programme.municipality, sub_project=sub_project)
    assert fields_with_errors(decision) == ["sub_project"]


def test_an_event_begins_before_it_ends() -> None:
    town = make.MunicipalityFactory()
    event = make.EventFactory(municipality=town, starts_at=time(18), ends_at=time(17))
    assert fields_with_errors(event) == ["ends_at"]
    event.ends_on = date(2011, 5, 11)
    assert fields_with_errors(event) == []


def test_a_number_used_twice_gets_a_sentence() -> None:
    first = make.SubProjectFactory(number=18)
    second = make.SubProjectFactory.build(programme=first.programme, main_area=first.main_area, number=18)
    with pytest.raises(ValidationError) as caught:
        recording.create(second, by=make.SOMEONE, at=make.NOW)
    assert len(caught.value.messages) == 1
