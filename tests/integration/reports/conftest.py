from typing import Any

import pytest

from framsteg.reports import bundling, release_ports


@pytest.fixture
def odd() -> Any:
    """Lets a test put a part of its own behind the kind "odd"."""
    from .test_releases import Odd

    yield lambda act=None: bundling.register("odd", Odd(act))  # type: ignore[arg-type]
    bundling._ports.pop("odd", None)


@pytest.fixture
def no_files_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checklist does not make every format: for what is about the time of a release alone."""
    monkeypatch.setattr(release_ports, "_inspected", lambda *_: ())
