"""Settings of an installation whose only job tells in a file when it begins and when it ends."""

from datetime import timedelta

from framsteg.config.settings.test import *  # noqa: F403
from framsteg.config.settings.test import INSTALLED_APPS
from framsteg.jobs.schedule import Job

INSTALLED_APPS = [*INSTALLED_APPS, "tests.integration.jobs.acting"]
FRAMSTEG_JOBS = (Job("act", "Act", "act", every=timedelta(seconds=1)),)
