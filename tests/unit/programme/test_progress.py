"""What counts, and what share of it is done."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framsteg.programme.models import Stage
from framsteg.programme.queries.progress import Progress

counts = st.dictionaries(st.sampled_from([stage.value for stage in Stage]), st.integers(0, 10_000))


@given(counts)
def test_every_sub_project_is_in_the_total_once(numbers: dict[str, int]) -> None:
    assert Progress.from_counts(numbers).total == sum(numbers.values())


@given(counts)
def test_cancelled_and_transferred_stand_outside_the_share(numbers: dict[str, int]) -> None:
    progress = Progress.from_counts(numbers)
    without = {
        stage: number for stage, number in numbers.items() if stage not in ("cancelled", "transferred")
    }
    assert progress.counted == sum(without.values())
    assert progress.share == Progress.from_counts(without).share


@pytest.mark.parametrize(
    ("progress", "share"),
    [
        (Progress(done=38, ongoing=6, not_started=2), Decimal(38) / 46),
        (Progress(done=1, paused=1, unknown=2), Decimal("0.25")),
        (Progress(done=3, cancelled=2, transferred=1), Decimal(1)),
        (Progress(cancelled=2), None),
        (Progress(), None),
    ],
)
def test_the_share_is_of_those_that_count(progress: Progress, share: Decimal | None) -> None:
    assert progress.share == share


def test_unknown_is_never_not_started() -> None:
    assert Progress.from_counts({"unknown": 4}) == Progress(unknown=4)
