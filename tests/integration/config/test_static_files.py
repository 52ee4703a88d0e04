"""Static files are gathered again only when one of them has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders

from framsteg.config import static_files


@pytest.fixture
def source(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """The only folder that static files come from."""
    folder = tmp_path / "source"
    folder.mkdir()
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "gathered"
    finders.get_finder.cache_clear()
    yield folder
    finders.get_finder.cache_clear()


def test_unchanged_files_are_gathered_once(source: Path) -> None:
    (source / "site.css").write_text("a")
    assert [static_files.gather(), static_files.gather()] == [True, False]


def test_a_changed_file_is_gathered_again(source: Path, tmp_path: Path) -> None:
    (source / "site.css").write_text("a")
    static_files.gather()
    (source / "site.css").write_text("body {}")
    assert static_files.gather() is True
    assert (tmp_path / "gathered" / "site.css").read_text() == "body {}"


def test_a_removed_file_goes_away(source: Path, tmp_path: Path) -> None:
    (source / "site.css").write_text("a")
    (source / "old.css").write_text("b")
    static_files.gather()
    (source / "old.css").unlink()
    static_files.gather()
    assert [path.name for path in (tmp_path / "gathered").iterdir()] == ["site.css"]


def test_files_that_were_lost_are_gathered_again(source: Path, tmp_path: Path) -> None:
    (source / "site.css").write_text("a")
    static_files.gather()
    (tmp_path / "gathered" / "site.css").unlink()
    (tmp_path / "gathered").rmdir()
    assert static_files.gather() is True
