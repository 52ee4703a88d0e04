"""The national scan: every unit of every series, resumable, the same on one process, two, or a cluster."""

import csv
from pathlib import Path

import numpy as np
import pytest

from framsteg.evaluation import Panel, Question
from framsteg.evaluation.__main__ import main
from framsteg.evaluation.errors import ClusterError, ColumnNotFoundError, UnreadableFileError
from framsteg.evaluation.inference.placebo import placebos_of
from framsteg.evaluation.prepared import prepare
from framsteg.evaluation.scan import (
    HEADER,
    Progress,
    ScanSettings,
    cluster_client,
    here,
    in_processes,
    on_cluster,
    scan,
)
from framsteg.evaluation.scan_sources import chunks_of, write_series
from tests.oracle.panels import made_world

SETTINGS = ScanSettings(start="2020")


@pytest.fixture
def series(tmp_path: Path) -> Path:
    folder = tmp_path / "series"
    folder.mkdir()
    worlds = [made_world(seed, units=12, effect=5.0) for seed in range(5)]
    write_series(folder / "many.npz", [f"s{seed}" for seed in range(5)], worlds)
    return folder


def results(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def rows(folder: Path) -> list[dict[str, str]]:
    return [
        row for path in sorted(folder.glob("*.csv")) for row in csv.DictReader(path.open(encoding="utf-8"))
    ]


def test_every_unit_of_every_series_is_answered(series: Path, tmp_path: Path) -> None:
    done = scan(chunks_of(series, 2), SETTINGS, tmp_path / "out", here)
    assert done == Progress(done=3, skipped=0, series=5)
    found = rows(tmp_path / "out")
    assert len(found) == 5 * 12
    assert tuple(found[0]) == HEADER
    panel = made_world(0, units=12, effect=5.0)
    prepared = prepare(panel, Question("u00", "2020", "demeaned"))
    placebos = placebos_of(prepared, prepared.fit_all("demeaned"))
    assert float(found[0]["effect"]) == pytest.approx(placebos.own.mean(), rel=1e-8)
    assert float(found[0]["p"]) == pytest.approx(
        float(placebos.p_values(placebos.effects.mean(axis=1))), rel=1e-5
    )


def test_it_goes_on_where_it_was(series: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    scan(chunks_of(series, 2), SETTINGS, out, here)
    whole = results(out)
    lost = next(iter(whole))
    (out / lost).unlink()
    told: list[Progress] = []
    done = scan(chunks_of(series, 2), SETTINGS, out, here, told.append)
    assert (done.done, done.skipped) == (1, 2)
    assert results(out) == whole
    assert told[-1].series == 2


def test_changed_input_is_computed_anew(series: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    scan(chunks_of(series, 5), SETTINGS, out, here)
    write_series(series / "many.npz", ["s0"], [made_world(99, units=12)])
    assert scan(chunks_of(series, 5), SETTINGS, out, here).done == 1


def test_two_processes_write_the_same_files(series: Path, tmp_path: Path) -> None:
    scan(chunks_of(series, 2), SETTINGS, tmp_path / "one", here)
    scan(chunks_of(series, 2), SETTINGS, tmp_path / "two", in_processes(2))
    assert results(tmp_path / "one") == results(tmp_path / "two")


def test_a_dask_cluster_of_two_processes_writes_the_same_files(series: Path, tmp_path: Path) -> None:
    scan(chunks_of(series, 1), SETTINGS, tmp_path / "one", here)
    done = scan(chunks_of(series, 1), SETTINGS, tmp_path / "two", on_cluster("local:2"))
    assert done.done == 5
    assert results(tmp_path / "one") == results(tmp_path / "two")


def test_without_dask_the_cluster_is_a_named_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterError):
        cluster_client("local:2")


def test_a_series_that_cannot_be_answered_does_not_stop_the_others(tmp_path: Path) -> None:
    worlds = [made_world(1, units=6), made_world(2, units=6)]
    values = np.stack([world.values for world in worlds])
    values[0, 3, 4] = np.nan
    np.savez(
        tmp_path / "s.npz",
        names=["gap", "whole"],
        units=worlds[0].units,
        periods=worlds[0].periods,
        values=values,
    )
    scan(chunks_of(tmp_path / "s.npz", 10), SETTINGS, tmp_path / "out", here)
    found = rows(tmp_path / "out")
    assert [(row["series"], row["error"]) for row in found][:2] == [("gap", "missing_values"), ("whole", "")]
    assert len(found) == 1 + 6


def test_a_constant_first_unit_does_not_stop_a_series(tmp_path: Path) -> None:
    world = made_world(1, units=6)
    table = world.values.copy()
    table[0] = 3.0
    write_series(tmp_path / "s.npz", ["s"], [Panel.of(world.units, world.periods, table)])
    scan(chunks_of(tmp_path / "s.npz", 10), SETTINGS, tmp_path / "out", here)
    assert len(rows(tmp_path / "out")) == 6


def long_csv(path: Path) -> None:
    lines = ["serie;kommun;år;värde"]
    for seed in range(3):
        world = made_world(seed, units=6)
        lines += [
            f"k{seed};{unit};{period};{world.values[i, t]}"
            for i, unit in enumerate(world.units)
            for t, period in enumerate(world.periods)
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_the_command_on_a_long_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long_csv(tmp_path / "all.csv")
    arguments = ["scan", str(tmp_path / "all.csv"), "--series-column", "serie", "--start", "2020",
                 "--out", str(tmp_path / "out"), "--chunk", "2"]  # fmt: skip
    assert main(arguments) == 0
    assert "finished: 3 series" in capsys.readouterr().out
    assert len(rows(tmp_path / "out")) == 18
    assert main([*arguments[:-1], "2", "--scale", "log"]) == 2
    assert "scan_mismatch" in capsys.readouterr().err


def test_a_folder_of_tables(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "broken.csv").write_text("<html>", encoding="utf-8")
    world = made_world(3, units=6)
    lines = ["unit," + ",".join(world.periods)]
    lines += [unit + "," + ",".join(map(str, world.values[i])) for i, unit in enumerate(world.units)]
    (folder / "good.csv").write_text("\n".join(lines), encoding="utf-8")
    scan(chunks_of(folder, 10), SETTINGS, tmp_path / "out", here)
    assert [row["error"] for row in rows(tmp_path / "out")] == ["unreadable_file", *[""] * 6]


def test_nothing_to_scan(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        list(chunks_of(tmp_path, 10))
    (tmp_path / "broken.npz").write_bytes(b"nothing")
    with pytest.raises(UnreadableFileError):
        list(chunks_of(tmp_path / "broken.npz", 10))


def test_a_series_column_that_is_not_there(tmp_path: Path) -> None:
    long_csv(tmp_path / "all.csv")
    with pytest.raises(ColumnNotFoundError):
        list(chunks_of(tmp_path / "all.csv", 10, "nope"))
