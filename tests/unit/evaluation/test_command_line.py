"""``python -m framsteg.evaluation``: readable for people, complete for machines."""

import json
from pathlib import Path

import pytest

from framsteg.evaluation.__main__ import main, names
from tests.oracle.panels import DATA

PROP99 = str(DATA / "prop99.csv")


def test_proposition_99(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert (
        main([PROP99, "--unit", "California", "--start", "1989", "--estimator", "sc", "--json", str(out)])
        == 0
    )
    said = capsys.readouterr().out
    assert "Average effect -19.51363137" in said
    assert "rank 3 of 39" in said
    assert "Utah 0.3939" in said
    stored = json.loads(out.read_text(encoding="utf-8"))
    assert len(stored["file_sha256"]) == len(stored["input_hash"]) == 64
    assert stored["headline"]["amount"] == pytest.approx(-19.51363137, abs=1e-6)


def test_same_input_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        main([PROP99, "--unit", "California", "--start", "1989", "--json", str(tmp_path / name)])
    capsys.readouterr()
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_choices_of_donors_and_periods(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    arguments = [PROP99, "--unit", "California", "--start", "1989", "--donors", "Utah,Nevada;Montana", "Ohio",
                 "--exclude", "Ohio", "--first", "1975", "--last", "1995", "--scale", "log", "--estimator", "anchored",
                 "--json", str(out)]  # fmt: skip
    assert main(arguments) == 0
    assert "exact fit" not in capsys.readouterr().out
    stored = json.loads(out.read_text(encoding="utf-8"))
    assert stored["units"] == 4
    assert [row["period"] for row in stored["periods"]][::20] == ["1975", "1995"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--unit", "Atlantis", "--start", "1989"], "unit_not_found"),
        (["--unit", "California", "--start", "1960"], "start_outside_panel"),
        (["--unit", "California", "--start", "2001"], "start_after_panel"),
        (["--unit", "California", "--start", "1989", "--donors", "Utah"], "too_few_donors"),
        (["--unit", "California", "--start", "1989", "--value-column", "x"], "column_not_found"),
    ],
)
def test_named_errors_stop_it(capsys: pytest.CaptureFixture[str], arguments: list[str], code: str) -> None:
    assert main([PROP99, *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"error [{code}]" in captured.err


def test_an_estimator_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([PROP99, "--unit", "California", "--start", "1989", "--estimator", "magic"])
    assert "invalid choice" in capsys.readouterr().err


def test_warming(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["warm"]) == 0
    assert "solver" in capsys.readouterr().out


def test_names_apart_or_together() -> None:
    assert names(["a, b;c", "d"]) == ("a", "b", "c", "d")
