import json
from typing import Any

import pytest

from framsteg.importers.shared import json_stat
from framsteg.importers.shared.errors import BrokenJson, EmptyAnswer, HtmlInsteadOfData, WrongShape
from framsteg.importers.shared.json_stat import Cell


def table(**changes: Any) -> dict[str, Any]:
    dataset: dict[str, Any] = {
        "class": "dataset",
        "label": "Folkmängd",
        "source": "SCB",
        "updated": "2026-02-20T07:00:00Z",
        "note": ["Avser 31 december."],
        "role": {"time": ["Tid"], "geo": ["Region"]},
        "id": ["Region", "Tid"],
        "size": [2, 2],
        "dimension": {
            "Region": {
                "label": "region",
                "category": {"index": ["1780", "1781"], "label": {"1781": "Kristinehamn"}},
            },
            "Tid": {"category": {"index": {"2012": 1, "2011": 0}}, "note": ["År"]},
        },
        "value": [86409, 86929, None, 23729],
        "status": {"2": ".."},
    }
    return dataset | changes


def read(dataset: Any) -> json_stat.Dataset:
    return json_stat.read(json.dumps(dataset).encode(), "here")


def values(dataset: Any) -> list[float | None]:
    return [cell.value for cell in read(dataset).cells()]


def test_the_last_dimension_runs_fastest_and_codes_follow_their_positions() -> None:
    assert list(read(table()).cells()) == [
        Cell({"Region": "1780", "Tid": "2011"}, 86409.0),
        Cell({"Region": "1780", "Tid": "2012"}, 86929.0),
        Cell({"Region": "1781", "Tid": "2011"}, None, ".."),
        Cell({"Region": "1781", "Tid": "2012"}, 23729.0),
    ]


def test_notes_of_the_table_and_of_its_dimensions_are_read() -> None:
    dataset = read(table())
    assert (dataset.notes, dataset.dimensions[1].notes) == (("Avser 31 december.",), ("År",))


def test_values_may_be_an_object_that_leaves_nulls_out() -> None:
    assert values(table(value={"0": 1, "3": 4.5})) == [1.0, None, None, 4.5]


def test_symbols_may_be_a_list_or_one_text_for_all() -> None:
    assert read(table(status=[None, None, "..", None])).symbols == {2: ".."}
    assert read(table(status="p")).symbols == {0: "p", 1: "p", 2: "p", 3: "p"}


def test_a_dimension_of_one_code_needs_no_index() -> None:
    single = {"label": "innehåll", "category": {"label": {"BE0101N1": "Folkmängd"}}}
    dataset = table(id=["Region", "Tid", "Contents"], size=[2, 2, 1])
    dataset["dimension"]["Contents"] = single
    assert read(dataset).dimensions[2].codes == ("BE0101N1",)


def test_the_role_says_which_dimension_is_which_and_a_usual_name_helps() -> None:
    dataset = read(table(role={"time": ["Tid"]}))
    assert [dataset.with_role("time").id, dataset.with_role("geo", "Region").id] == ["Tid", "Region"]  # type: ignore[union-attr]
    assert dataset.with_role("metric") is None


def broken(**changes: Any) -> dict[str, Any]:
    return table(**changes)


@pytest.mark.parametrize(
    "dataset",
    [
        [],
        "text",
        {},
        broken(**{"class": "collection"}),
        broken(size=[2]),
        broken(size=[2, 3]),
        broken(size=["2", 2]),
        broken(value=[1, 2, 3]),
        broken(value=["1", 2, 3, 4]),
        broken(value=[True, 2, 3, 4]),
        broken(value=[[1], 2, 3, 4]),
        broken(value={"9": 1}),
        broken(value={"x": 1}),
        broken(value=7),
        broken(id=["Region", "År"]),
        broken(id="Region"),
        broken(note=[7]),
        broken(status={"0": 7}),
        broken(role=[]),
        broken(dimension={"Region": {}, "Tid": {}}),
        broken(dimension=None),
        broken(
            dimension={
                "Region": {"category": {"index": ["1780", "1780"]}},
                "Tid": {"category": {"index": ["1", "2"]}},
            }
        ),
        broken(
            dimension={
                "Region": {"category": {"index": {"a": 0, "b": 5}}},
                "Tid": {"category": {"index": ["1", "2"]}},
            }
        ),
    ],
)
def test_a_table_of_the_wrong_shape_is_told_where_it_is_wrong(dataset: Any) -> None:
    with pytest.raises(WrongShape, match=r"Expected .* in .*: here"):
        read(dataset)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyAnswer),
        (b"  \n", EmptyAnswer),
        (b"<!DOCTYPE html><html></html>", HtmlInsteadOfData),
        (b"\xef\xbb\xbf<html>", HtmlInsteadOfData),
        (b'{"class": "dataset", "val', BrokenJson),
        (b"[" * 100_000, BrokenJson),
        (b'{"value": NaN}', BrokenJson),
        (b"\xff\xfe", BrokenJson),
        (b"Service Unavailable", BrokenJson),
    ],
)
def test_what_is_no_json_is_told_to_be_none(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        json_stat.read(content, "here")
