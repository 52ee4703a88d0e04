import errno
import os
from pathlib import Path

import pytest

from framsteg.reports.files import NotWritten, write_whole


def test_a_file_is_put_in_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["rapport.pdf"]


def test_a_full_disk_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten) as raised:
        write_whole(path, b"after")
    assert raised.value.reason == "No space left on device"
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["rapport.pdf"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        write_whole(tmp_path / "nowhere" / "rapport.pdf", b"x")
