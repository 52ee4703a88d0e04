from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

ANSWERING = datetime(2012, 9, 10, 8, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_september(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are opened on 10 September 2012, while the round is open."""
    monkeypatch.setattr(timezone, "now", lambda: ANSWERING)


@pytest.fixture(autouse=True)
def base_url(settings: Any) -> None:
    settings.FRAMSTEG_BASE_URL = "https://provkoping.example"
