from datetime import date

import pytest
from django.core.exceptions import ValidationError

from framsteg.audit.models import AuditEntry
from framsteg.programme import actions
from framsteg.programme.actions.sub_projects import NotForMany
from framsteg.programme.models import Stage, StatusReport, SubProject
from tests.factories import programme as make
from tests.factories.programme import NOW, SOMEONE

pytestmark = pytest.mark.django_db


def test_the_stage_follows_the_latest_report() -> None:
    sub_project = make.SubProjectFactory()
    assert SubProject.objects.get().stage == Stage.UNKNOWN
    make.report(sub_project, Stage.DONE, date(2012, 12, 31))
    make.report(sub_project, Stage.ONGOING, date(2012, 8, 31))
    stored = SubProject.objects.get()
    assert (stored.stage, stored.stage_as_of) == (Stage.DONE, date(2012, 12, 31))


def test_of_two_reports_for_one_day_the_later_counts() -> None:
    sub_project = make.SubProjectFactory()
    make.report(sub_project, Stage.DONE)
    make.report(sub_project, Stage.ONGOING)
    assert SubProject.objects.get().stage == Stage.ONGOING


def test_a_report_does_not_disturb_an_editor_of_the_description() -> None:
    opened = make.SubProjectFactory()
    make.report(SubProject.objects.get(), Stage.DONE)
    assert SubProject.objects.get().version == opened.version


def test_a_report_that_breaks_a_rule_leaves_everything_as_it_was() -> None:
    sub_project = make.SubProjectFactory()
    report = StatusReport(sub_project=sub_project, stage=Stage.DONE, as_of=date(2014, 1, 1))
    with pytest.raises(ValidationError):
        actions.status_reports.submit(report, by=SOMEONE, at=NOW)
    assert (StatusReport.objects.count(), SubProject.objects.get().stage) == (0, Stage.UNKNOWN)


def test_publishing_and_withdrawing_are_told() -> None:
    programme = make.ProgrammeFactory(visibility="draft")
    actions.publication.publish(programme, by=SOMEONE, at=NOW)
    actions.publication.publish(programme, by=SOMEONE, at=NOW)
    actions.publication.withdraw(programme, by=SOMEONE, at=NOW)
    told = AuditEntry.objects.filter(object_type="programme.programme").order_by("id")
    assert list(told.values_list("action", flat=True)) == ["published", "withdrawn"]


def test_many_are_changed_together_or_not_at_all() -> None:
    one = make.SubProjectFactory()
    two = make.SubProjectFactory(programme=one.programme, main_area=one.main_area)
    area = make.PriorityAreaFactory(programme=one.programme)
    assert actions.sub_projects.change_many([one, two], {"main_area": area}, by=SOMEONE, at=NOW) == 2
    assert set(SubProject.objects.values_list("main_area", flat=True)) == {area.pk}
    elsewhere = make.SubProjectFactory()
    with pytest.raises(ValidationError):
        actions.sub_projects.change_many([elsewhere, one], {"main_area": area}, by=SOMEONE, at=NOW)
    assert SubProject.objects.get(pk=elsewhere.pk).main_area_id != area.pk


def test_only_some_fields_are_for_many() -> None:
    with pytest.raises(NotForMany):
        actions.sub_projects.change_many([], {"number": 1}, by=SOMEONE, at=NOW)
