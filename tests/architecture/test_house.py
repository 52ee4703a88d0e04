"""What the import linter cannot see."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

PACKAGE = Path(settings.PACKAGE_DIR)
PROJECT = PACKAGE.parent
WAGTAIL_TAG = re.compile(
    r"\{%\s*load\s+[^%]*wagtail|\{%\s*(?:pageurl|slugurl|image|richtext|wagtailuserbar)\b"
)
CMS_FOLDERS = {"cms", "wagtailadmin"}
LAYERS = [
    {"config"},
    {"operations"},
    {"cms"},
    {"web", "open_data"},
    {"reports"},
    {"analysis", "participation", "importers"},
    {"programme"},
    {"indicators"},
    {"accounts"},
    {"audit", "jobs", "mail"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def test_templates_know_no_wagtail_outside_the_cms() -> None:
    templates = (PACKAGE / "templates").rglob("*.html")
    outside = [
        path for path in templates if path.relative_to(PACKAGE / "templates").parts[0] not in CMS_FOLDERS
    ]
    assert outside
    assert [path.name for path in outside if WAGTAIL_TAG.search(path.read_text(encoding="utf-8"))] == []


def test_foreign_keys_point_down() -> None:
    upwards = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if model.__module__.startswith("framsteg.")
        and getattr(field, "related_model", None) is not None
        and not field.auto_created
        and field.related_model.__module__.startswith("framsteg.")
        and rank_of(field.related_model) < rank_of(model)
    ]
    assert upwards == []


def rank_of(model: type) -> int:
    return RANK[model.__module__.split(".")[1]]


def test_every_dependency_has_its_reason() -> None:
    lines = (PROJECT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    end = lines.index("]", start)
    listed = tomllib.loads("\n".join(lines))["project"]["dependencies"]
    explained = [
        lines[at].strip().strip(",") for at in range(start, end) if lines[at - 1].strip().startswith("#")
    ]
    unexplained = {f'"{name}"' for name in listed} - set(explained)
    assert unexplained == set()


def test_no_import_is_excused() -> None:
    assert "ignore_imports" not in (PROJECT / ".importlinter").read_text(encoding="utf-8")


def test_rows_are_locked_without_their_keys() -> None:
    """A plain FOR UPDATE makes PostgreSQL wait with new children of the row until it is let go: two writers that also
    raise the generation then wait for each other."""
    locking = re.compile(r"select_for_update\((?!no_key=True[,)])")
    assert [path for path in PACKAGE.rglob("*.py") if locking.search(path.read_text(encoding="utf-8"))] == []


def test_files_tell_one_story() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > 500
    }
    assert long == set()


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_locked_requirements_name_no_host(name: str) -> None:
    text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", text)
    assert "--hash=sha256:" in text
