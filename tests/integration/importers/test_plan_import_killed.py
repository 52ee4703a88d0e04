"""A process that dies while a plan is applied leaves nothing of it behind."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection

from framsteg.audit.models import AuditEntry
from framsteg.importers.actions import plans
from framsteg.programme.models import PriorityArea, StatusReport, SubProject
from tests.factories import plans as made_up
from tests.factories import programme as make
from tests.factories.programme import SOMEONE

NOW = datetime(2024, 5, 3, 10, 0, tzinfo=UTC)

SLOW = """
import os, sys, time
import django
django.setup()
from django.utils import timezone
from framsteg.audit.actors import SystemActor
from framsteg.importers.actions import plans
from framsteg.importers.models import PlanImport
from framsteg.programme import actions
submit = actions.status_reports.submit_many
def slow(*args, **kwargs):
    submit(*args, **kwargs)
    print("in the middle", flush=True)
    time.sleep(60)
actions.status_reports.submit_many = slow
plans.apply(PlanImport.objects.get(pk=int(sys.argv[1])), by=SystemActor("test"), at=timezone.now())
"""


@pytest.mark.usefixtures("committed_db")
@pytest.mark.xdist_group("commits")
def test_a_process_that_is_killed_in_the_middle_leaves_nothing_and_can_be_run_again(tmp_path: Path) -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        raise AssertionError("The tests' database is a file, so that another process can see it.")
    programme = make.ProgrammeFactory(starts_on=date(2010, 1, 1))
    plan_import = plans.uploads.upload(programme, made_up.centre(), "plan.csv", by=SOMEONE, at=NOW)
    environment = {
        **os.environ, "FRAMSTEG_DATABASE": database_address(),
        "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.test",
        "FRAMSTEG_DATA": str(tmp_path), "TEST_RAW_DIR": str(django_settings.FRAMSTEG_RAW_DIR),
    }  # fmt: skip
    killed = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(plan_import.pk)], env=environment, stdout=subprocess.PIPE, text=True,
        cwd=django_settings.PROJECT_DIR,
    )  # fmt: skip
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "in the middle"
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait(timeout=20)
    killed.stdout.close()
    time.sleep(0.2)
    assert (SubProject.objects.count(), StatusReport.objects.count(), PriorityArea.objects.count()) == (
        0,
        0,
        0,
    )
    assert AuditEntry.objects.filter(object_type="programme.subproject").count() == 0
    plan_import.refresh_from_db()
    assert plan_import.state == "uploaded"
    plans.apply(plan_import, by=SOMEONE, at=NOW)
    assert programme.sub_projects.count() == 5


def database_address() -> str:
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    host = f"{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT'] or 5432}"
    return f"postgres://{host}/{values['NAME']}"
