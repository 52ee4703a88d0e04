"""`manage.py render_report`: every format, and what is wrong in words."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from framsteg.programme.models import Stage
from framsteg.reports import files
from framsteg.reports.document import from_json

from .test_contents import ON, programme_with

pytestmark = pytest.mark.django_db


def test_the_command_writes_every_format(tmp_path: Path) -> None:
    programme = programme_with(Stage.DONE, Stage.ONGOING)
    for kind in ("html", "json", "csv", "xlsx", "docx", "pptx", "pdf"):
        out = tmp_path / f"rapport.{kind}"
        call_command("render_report", programme.slug, format=kind, out=out, on=ON, verbosity=0)
        assert out.stat().st_size > 1000
    assert from_json(json.loads((tmp_path / "rapport.json").read_text())).title.startswith("Slutredovisning")


def test_the_command_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = programme_with(Stage.DONE)
    out = tmp_path / "rapport.json"
    with pytest.raises(CommandError, match="no programme called nope"):
        call_command("render_report", "nope", out=out)
    with pytest.raises(CommandError, match="no sub-project number 7"):
        call_command("render_report", programme.slug, out=out, sub_project=7)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("render_report", programme.slug, out=out, format="json")
    assert list(tmp_path.iterdir()) == []
