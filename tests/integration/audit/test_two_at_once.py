"""Two people, two connections, real commits."""

from collections.abc import Callable
from datetime import date

import pytest

from framsteg.audit import recording
from framsteg.audit.models import AuditEntry
from framsteg.programme.models import PriorityArea, Stage, StatusReport, SubProject
from tests.at_once import together
from tests.factories import programme as make
from tests.factories.programme import NOW, SOMEONE

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]


def test_of_two_who_save_at_once_one_wins_and_the_other_is_told() -> None:
    area = make.PriorityAreaFactory(title="Centrum")

    def save_as(title: str) -> Callable[[], object]:
        mine = PriorityArea.objects.get(pk=area.pk)
        mine.title = title
        return lambda: recording.change(mine, by=SOMEONE, at=NOW)

    results = together(save_as("Mitt"), save_as("Ditt"), told=(recording.StaleEdit,))
    told = [result for result in results if isinstance(result, recording.StaleEdit)]
    assert len(told) == 1
    assert {told[0].stored.title, told[0].attempted.title} == {"Mitt", "Ditt"}
    assert PriorityArea.objects.get(pk=area.pk).title == told[0].stored.title


def test_reports_sent_at_once_are_all_kept_and_the_stage_follows_the_last() -> None:
    sub_project = make.SubProjectFactory()

    def send(day: int, stage: Stage) -> Callable[[], object]:
        return lambda: make.report(SubProject.objects.get(pk=sub_project.pk), stage, date(2012, 12, day))

    stages = [Stage.ONGOING, Stage.PAUSED, Stage.UNKNOWN, Stage.DONE]
    together(*(send(day, stage) for day, stage in enumerate(stages, start=1)))
    assert StatusReport.objects.count() == 4
    assert AuditEntry.objects.filter(object_type="programme.statusreport").count() == 4
    assert SubProject.objects.get(pk=sub_project.pk).stage == Stage.DONE
