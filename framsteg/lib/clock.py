"""Moments by the clocks of Sweden, also on the nights when they are changed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class NoSuchTime(ValueError):
    """In the night when the clocks go forward, this time of day does not come."""


class TwoSuchTimes(ValueError):
    """In the night when the clocks go back, this time of day comes twice. `first` and `second` are the two moments."""

    def __init__(self, first: datetime, second: datetime) -> None:
        super().__init__(f"{first.isoformat()} or {second.isoformat()}")
        self.first, self.second = first, second


def moment(day: date, hour: time, *, second: bool | None = None) -> datetime:
    """The moment when the clocks of Sweden show `hour` on `day`.

    `second` chooses among two. Raises NoSuchTime, and TwoSuchTimes where there are two and none was chosen.
    """
    early = datetime.combine(day, hour, tzinfo=STOCKHOLM)
    late = early.replace(fold=1)
    if early.astimezone(UTC).astimezone(STOCKHOLM).time() != hour:
        raise NoSuchTime(f"{day} {hour}")
    if early.utcoffset() == late.utcoffset():
        return early
    if second is None:
        raise TwoSuchTimes(early, late)
    return late if second else early
