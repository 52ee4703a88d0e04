from datetime import UTC, date, datetime, time

import pytest

from framsteg.lib.clock import NoSuchTime, TwoSuchTimes, moment


def test_ten_o_clock_is_by_the_clocks_of_sweden_in_winter_and_summer() -> None:
    ten = [moment(date(2016, month, 3), time(10)).astimezone(UTC).hour for month in (1, 7)]
    assert ten == [9, 8]


def test_the_hour_that_does_not_come_is_refused() -> None:
    with pytest.raises(NoSuchTime):
        moment(date(2016, 3, 27), time(2, 30))
    assert moment(date(2016, 3, 27), time(3, 0)).astimezone(UTC) == datetime(2016, 3, 27, 1, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_asked_about() -> None:
    night, hour = date(2016, 10, 30), time(2, 30)
    with pytest.raises(TwoSuchTimes) as told:
        moment(night, hour)
    first, second = (moment(night, hour, second=each).astimezone(UTC) for each in (False, True))
    assert (first, second) == (
        datetime(2016, 10, 30, 0, 30, tzinfo=UTC),
        datetime(2016, 10, 30, 1, 30, tzinfo=UTC),
    )
    assert told.value.first.astimezone(UTC) == first
    assert told.value.second.astimezone(UTC) == second
