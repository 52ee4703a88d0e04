"""The settings of operation as `manage.py` meets them."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.factories.environment import NEEDED


def run(folder: Path, *command: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Without what tests have set for themselves, such as the leave that walks in the browser give Django."""
    ours = ("FRAMSTEG_", "DJANGO_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    chosen = {"DJANGO_SETTINGS_MODULE": "framsteg.config.settings.production", "FRAMSTEG_DATA": str(folder)}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.PROJECT_DIR, env=inherited | NEEDED | chosen | more, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_settings_pass_djangos_check_and_a_missing_one_is_told(tmp_path: Path) -> None:
    checked = run(tmp_path, "check", "--deploy", "--fail-level", "DEBUG")
    assert (checked.stderr, checked.stdout.strip(), checked.returncode) == (
        "",
        "System check identified no issues (1 silenced).",
        0,
    )
    told = run(tmp_path, "serve", FRAMSTEG_HOSTS="", FRAMSTEG_WORKERS="none")
    assert (told.stdout, told.returncode) == ("", 1)
    assert told.stderr.splitlines() == [
        "The settings are not right.",
        "FRAMSTEG_HOSTS is not set: the host names of the site, separated by commas.",
        "FRAMSTEG_WORKERS is “none”, not a whole number from 1 to 64. "
        "It is how many processes of the web server answer.",
    ]
