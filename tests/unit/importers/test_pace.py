from framsteg.importers.shared.asking import Pace


class Clock:
    def __init__(self) -> None:
        self.time = 0.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.time += seconds


def test_no_more_calls_are_made_in_a_window_than_the_server_allows() -> None:
    clock = Clock()
    pace = Pace(3, 1.0, sleep=clock.sleep, now=lambda: clock.time)
    moments = []
    for _ in range(7):
        pace.wait()
        moments.append(clock.time)
        clock.time += 0.25
    assert moments == [0.0, 0.25, 0.5, 1.0, 1.25, 1.5, 2.0]


def test_without_a_limit_nothing_waits() -> None:
    clock = Clock()
    pace = Pace(0, 1.0, sleep=clock.sleep, now=lambda: clock.time)
    for _ in range(100):
        pace.wait()
    assert clock.pauses == []
