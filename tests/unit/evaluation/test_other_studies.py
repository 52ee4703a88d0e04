"""Panels as other people have them: every spelling is read right, or named as what is wrong with it."""

from pathlib import Path

import numpy as np
import pytest

from framsteg.evaluation.__main__ import main
from framsteg.evaluation.reading import read_panel

UNITS = ("Åmål", "Upplands Väsby", "Örebro", "Växjö", "Kil, Norra", "Malmö", "Kiruna", "Karlstad")
YEARS = tuple(str(year) for year in range(1995, 2016))
QUARTERS = tuple((year, part) for year in range(2008, 2014) for part in range(1, 5))
MONTHS = tuple((year, month) for year in range(2011, 2013) for month in range(1, 13))
NAMES = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]
VALUES = np.round(1000 + np.random.default_rng(1).normal(2, 3, (8, 24)).cumsum(axis=1), 1)


def long_table(periods: tuple[str, ...], head: str = "kommun;period;värde", number: str = "{:.1f}") -> str:
    rows = [
        f"{unit};{period};{number.format(VALUES[i, t]).replace('.', ',')}"
        for i, unit in enumerate(UNITS)
        for t, period in enumerate(periods)
    ]
    return "\n".join([head, *rows]) + "\n"


def wide_table(periods: tuple[str, ...]) -> str:
    rows = [
        ";".join([unit, *(f"{VALUES[i, t]}" for t in range(len(periods)))]) for i, unit in enumerate(UNITS)
    ]
    return "\n".join([";".join(["Kommun", *periods]), *rows]) + "\n"


def ask(folder: Path, text: str | bytes, *more: str, start: str = "2012") -> int:
    path = folder / "panel.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return main([str(path), "--unit", "Åmål", "--start", start, *more])


@pytest.mark.parametrize(
    ("periods", "start", "place"),
    [
        (tuple(f"{year}Q{part}" for year, part in QUARTERS), "2012K1", 16),
        (tuple(f"{year}K{part}" for year, part in QUARTERS), "2012-Q1", 16),
        (tuple(f"Q{part} {year}" for year, part in QUARTERS), "2012Q1", 16),
        (tuple(f"{year}M{month:02d}" for year, month in MONTHS), "2012-07", 18),
        (tuple(f"{year}-{month:02d}" for year, month in MONTHS), "juli 2012", 18),
        (tuple(f"{year}-{month:02d}-01" for year, month in MONTHS), "2012-07-01", 18),
        (tuple(f"{NAMES[month - 1]} {year}" for year, month in MONTHS), "2012M07", 18),
    ],
)  # fmt: skip
def test_quarters_and_months_in_any_spelling_are_in_time_order(
    tmp_path: Path, periods: tuple[str, ...], start: str, place: int
) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(long_table(periods), encoding="utf-8")
    panel = read_panel(path).panel
    assert panel.values.tolist() == VALUES[:, : len(periods)].tolist()
    assert panel.time_of(start) == place


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("thousands", [" ", "\N{NO-BREAK SPACE}"])
def test_titles_notes_units_in_the_header_and_thousands(
    tmp_path: Path, encoding: str, thousands: str
) -> None:
    head, *rows = wide_table(YEARS).splitlines()
    spaced = [";".join(f"{float(c):,.1f}".replace(",", thousands).replace(".", ",") if c[0].isdigit() else c
                       for c in row.split(";")) for row in rows]  # fmt: skip
    head = head.replace("Kommun", "Kommun (namn)")
    text = "\n".join(["Folkmängd efter kommun och år", "", head, *spaced, "", "Källa: SCB"])
    path = tmp_path / "panel.csv"
    path.write_bytes(text.encode(encoding))
    panel = read_panel(path).panel
    assert (panel.units, panel.values.tolist()) == (UNITS, VALUES[:, : len(YEARS)].tolist())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("1999;", "31/12/1999;"), "period_unclear"),
        (lambda text: text.replace(";1999;", ";1999Q1;"), "mixed_periods"),
        (lambda text: text.replace("Örebro;1999;", "Örebro;1999;x"), "not_a_number"),
        (lambda text: text.replace("Örebro;1999;", "Örebro;1999;1e200;"), "not_a_number"),
        (lambda text: text.replace("kommun;period;värde", "a;b;c").replace("Örebro;1999;", "Örebro;1999;många"),
         "not_a_number"),
        (lambda text: text + "Örebro;1999;5\n", "duplicate_rows"),
        (lambda text: "\n".join(line for line in text.splitlines() if ";2012;" not in line), "period_not_found"),
        (lambda text: text.replace("Åmål;1999;", "Åmål;1999;..;"), "unit_not_found"),
        (lambda text: "\n".join(line for line in text.splitlines() if line[:1] in "kÅ"), "too_few_donors"),
        (lambda text: "\n".join(line + (";z" if line[0] == "k" else ";1") for line in
                                text.replace("värde", "x").splitlines()), "column_not_found"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: object, code: str
) -> None:
    assert ask(tmp_path, change(long_table(YEARS)), "--drop-incomplete") == 2  # type: ignore[operator]
    assert f"error [{code}]" in capsys.readouterr().err


def test_names_are_found_however_they_are_typed_and_the_result_goes_where_it_can(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.csv").write_text(long_table(YEARS), encoding="utf-8")
    where = ["--start", "2012", "--donors", "Kil, Norra", "malmö", "Karlstad"]
    assert main([str(tmp_path / "p.csv"), "--unit", " A\u030aMA\u030aL ", *where]) == 0
    assert "4 units" in capsys.readouterr().out
    assert (
        main([str(tmp_path / "p.csv"), "--unit", "Åmål", *where, "--json", str(tmp_path / "no" / "x.json")])
        == 2
    )
    assert "error [unwritable]" in capsys.readouterr().err


def test_donors_that_are_all_alike_and_a_year_that_nobody_has_are_stated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alike = "unit,year,value\n" + "".join(
        f"{u},{y},{100 + int(y) % 5}\n" for u in "abcde" for y in YEARS if y != "2003"
    )
    (tmp_path / "p.csv").write_text(alike, encoding="utf-8")
    assert main([str(tmp_path / "p.csv"), "--unit", "a", "--start", "2012"]) == 0
    said = capsys.readouterr().out
    assert "4 units repeat another's series" in said
    assert "the years 2003 are missing for all" in said
