from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framsteg.importers.scb import schema
from framsteg.importers.scb.schema import Question, ServerLimits
from framsteg.importers.shared.errors import ChoiceMissing, TooManyCells, UnknownCode, WrongShape
from framsteg.importers.shared.json_stat import Dataset
from tests.recorded.servers import Reply, recorded


def bytes_of(value: Any) -> bytes:
    return Reply.json(value).body


def described() -> Dataset:
    return schema.read_table(bytes_of(recorded("scb/metadata.json")), "here")


def test_limits_are_read_from_both_versions() -> None:
    read = [
        schema.read_limits(bytes_of(recorded(name)), "here")
        for name in ("scb/config.json", "scb/config_v1.json")
    ]
    assert read == [ServerLimits(150_000, 3, 1), ServerLimits(150_000, 30, 10)]


@pytest.mark.parametrize(
    "config", [{}, {"maxDataCells": "many"}, {"maxDataCells": 0}, {"maxDataCells": None}, []]
)
def test_limits_that_make_no_sense_are_refused(config: Any) -> None:
    with pytest.raises(WrongShape):
        schema.read_limits(bytes_of(config), "here")


def test_municipalities_and_the_country_are_asked_for_and_what_the_source_sums_is_left_out() -> None:
    choice = schema.choose(described(), Question("TAB638", {"ContentsCode": ("BE0101N1",)}, first="2012"))
    assert choice == {
        "Region": ("00", "1780", "1781", "1782"),
        "ContentsCode": ("BE0101N1",),
        "Tid": ("2012", "2013"),
    }


def test_the_older_version_describes_the_same_table() -> None:
    older = schema.read_table_v1(bytes_of(recorded("scb/table_v1.json")), "here")
    question = Question("TAB638", {"ContentsCode": ("BE0101N1",)})
    assert schema.choose(older, question) == schema.choose(described(), question)


def test_a_dimension_that_the_source_does_not_sum_must_be_chosen() -> None:
    with pytest.raises(ChoiceMissing, match="BE0101N1, BE0101N2"):
        schema.choose(described(), Question("TAB638", {}))


@pytest.mark.parametrize(
    "choices", [{"ContentsCode": ("BE9",)}, {"ContentsCode": ("BE0101N1",), "Djur": ("ko",)}]
)
def test_a_code_that_the_source_does_not_have_is_told(choices: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(UnknownCode, match="The source has no"):
        schema.choose(described(), Question("TAB638", choices))


@settings(deadline=None, max_examples=50)
@given(
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=4),
    most=st.integers(1, 500),
)
def test_every_cell_is_asked_for_once_and_no_part_is_too_large(sizes: list[int], most: int) -> None:
    choice = {f"d{at}": tuple(map(str, range(size))) for at, size in enumerate(sizes)}
    parts = list(schema.split(choice, most))
    cells = [cell for part in parts for cell in product(*part.values())]
    assert sorted(cells) == sorted(product(*choice.values()))
    assert all(len(list(product(*part.values()))) <= most for part in parts)


def test_a_limit_below_one_figure_cannot_be_met() -> None:
    with pytest.raises(TooManyCells):
        list(schema.split({"a": ("1", "2")}, 0))
