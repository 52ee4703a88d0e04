"""Sources on loopback in place of the real ones, and a data folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framsteg.lib.http import Limits
from tests.factories.indicators import RegionFactory
from tests.recorded.servers import FakeKolada, FakeScb

IMPATIENT = Limits(read_seconds=2, attempts=2, first_pause_seconds=0.01, longest_pause_seconds=5)


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> Path:
    settings.FRAMSTEG_RAW_DIR = tmp_path / "raw"
    settings.FRAMSTEG_HTTP_LIMITS = IMPATIENT
    return tmp_path


@pytest.fixture
def regions(db: None) -> None:
    for code, name in {"1780": "Karlstad", "1781": "Kristinehamn", "1782": "Filipstad"}.items():
        RegionFactory(code=code, name=name)
    RegionFactory(code="0000", name="Riket", kind="nation", county_code="", county="")


@pytest.fixture
def scb(settings: Any, regions: None) -> Iterator[FakeScb]:
    with FakeScb() as server:
        settings.FRAMSTEG_SCB_URL = f"{server.url}/api/v2"
        settings.FRAMSTEG_SCB_V1_URL = f"{server.url}/ssd"
        yield server


@pytest.fixture
def kolada(settings: Any, regions: None) -> Iterator[FakeKolada]:
    with FakeKolada() as server:
        settings.FRAMSTEG_KOLADA_URL = f"{server.url}/v3"
        yield server
