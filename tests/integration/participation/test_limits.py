"""Limits hold for the whole installation: a school is let in, a flood is not, whichever process it comes to."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from framsteg.participation import limits
from framsteg.participation.models import SentInMinute
from tests.at_once import together
from tests.factories.programme import NOW

MINUTE = timedelta(minutes=1)


def sent(times: int, network: str = "192.0.2.1", *, worked_for: bool = False, later: int = 0) -> list[bool]:
    return [
        limits.may_send(network, worked_for=worked_for, at=NOW + later * MINUTE) for _each in range(times)
    ]


@pytest.mark.django_db
def test_a_hall_is_let_in_and_a_flood_is_not_and_nothing_is_kept() -> None:
    assert all(sent(200, worked_for=True))
    assert sent(13, "192.0.2.2") == [True] * 12 + [False]
    with CaptureQueriesContext(connection) as flood:
        assert sent(20, "192.0.2.2") == [False] * 20
    assert [each["sql"] for each in flood if not each["sql"].startswith("SELECT")] == []
    assert sent(1, "192.0.2.2", worked_for=True) == [True]  # whoever works for it is let in beside the flood

    hour = [sum(sent(12, "192.0.2.2", later=minute)) for minute in range(1, 61)]
    assert (sum(hour[:7]), hour[7:59], hour[59]) == (78, [0] * 52, 12)
    assert "192.0.2" not in str(list(SentInMinute.objects.values()))
    assert limits.forget(at=NOW + timedelta(hours=3)) > 0
    assert not SentInMinute.objects.exists()


@pytest.mark.usefixtures("committed_db")
@pytest.mark.xdist_group("commits")
def test_those_who_come_at_the_same_moment_are_counted_each() -> None:
    let_in = together(
        *(lambda: limits.may_send("192.0.2.3", worked_for=False, at=NOW) for _each in range(16))
    )
    assert let_in.count(True) == 12
    assert SentInMinute.objects.get().number in range(12, 17)
    connection.close()
