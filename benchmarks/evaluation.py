"""The evaluation's speed and optimality, beside a slow second implementation and published packages, in one run.

    python -m benchmarks.evaluation [--peers mlsynth scpi_pkg ...] [--all-peers] [--rounds N] [--scan N] [--json OUT]

One panel for all: log population of 290 municipalities, 40 years before 2012 and 5 from then on (Källa: SCB). Ours fits
every unit against the other 289; the slow ones fit a few units and the time for 290 is worked out from that, and said.
The gap is Frank and Wolfe's duality gap divided by the objective, from one function for everybody's weights. Packages
that are not installed are said to be missing; benchmarks/evaluation_peers.py names them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.evaluation_peers import PEERS, POSTS, PRE, QUICK, UNITS, relative_gap, sdid_problem
from framsteg.evaluation import Panel, Question, Scale, evaluate
from framsteg.evaluation.estimators import ESTIMATORS, Task, every_unit_against_the_others
from framsteg.evaluation.scan import ScanSettings, here, scan
from framsteg.evaluation.scan_sources import chunks_of, write_series
from framsteg.evaluation.simplex import compiler_is_wanted, nearest
from tests.oracle.panels import population
from tests.oracle.second import SECOND, simplex_weights

Floats = npt.NDArray[np.float64]
YARDSTICKS = {"sc": 5.0, "demeaned": 5.0, "sdid": 100.0, "one unit": 0.3, "dossier": 1000.0}
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Line:
    """Milliseconds for all 290 units (best and median of the rounds), and the worst gap of the fits looked at."""

    who: str
    what: str
    best: float
    median: float
    gap: float | None
    units: int
    yardstick: float | None = None


def values() -> Floats:
    panel = population().between("1972", "2016")
    return np.ascontiguousarray(np.log(panel.values))


def clocked(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Best and median milliseconds, after one round to warm up."""
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(1000.0 * (time.perf_counter() - began))
    return min(times), float(np.median(times))


def ours(panel: Floats, rounds: int) -> list[Line]:
    targets, allowed = every_unit_against_the_others(UNITS)
    task, lines = Task(panel, PRE, targets, allowed), []
    before = np.ascontiguousarray(panel[:, :PRE])
    centred = before - before.mean(axis=1, keepdims=True)
    for code, points in (("sc", before), ("demeaned", centred)):
        best, median = clocked(lambda points=points: nearest(points, points, allowed), rounds)  # type: ignore[misc]
        weights = nearest(points, points, allowed).weights
        gap = max(relative_gap(points[row], points[i], weights[i, row]) for i, row in enumerate(allowed))
        lines.append(Line("framsteg", code, best, median, gap, UNITS, YARDSTICKS[code]))
    for code in ("sdid", "anchored", "did", *(("ridge",) if compiler_is_wanted() else ())):
        best, median = clocked(lambda code=code: ESTIMATORS[code](task), 3 if code == "ridge" else rounds)  # type: ignore[misc]
        gap = float(ESTIMATORS[code](task).optimality_gap.max())
        lines.append(Line("framsteg", code, best, median, gap, UNITS, YARDSTICKS.get(code)))
    one = clocked(lambda: nearest(centred, centred[:1], allowed[:1]), 10 * rounds)
    lines.append(Line("framsteg", "one unit", *one, None, 1, YARDSTICKS["one unit"]))
    question = Question("1781", "2012", scale=Scale.LOG, first="1972", last="2016", largest=3)
    whole = clocked(lambda: evaluate(population(), question), 3)
    lines.append(Line("framsteg", "dossier", *whole, None, 1, YARDSTICKS["dossier"]))
    return lines


def without_compiler(rounds: int) -> list[Line]:
    """The same in a process of its own whose compiler is switched off."""
    code = (
        "import json;from dataclasses import asdict;from benchmarks.evaluation import ours_plain;"
        f"print(json.dumps([asdict(line) for line in ours_plain({min(rounds, 3)})]))"
    )
    environment = {**os.environ, "FRAMSTEG_EVALUATION_COMPILED": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return [Line(**line) for line in json.loads(done.stdout)]


def ours_plain(rounds: int) -> list[Line]:
    panel = values()
    targets, allowed = every_unit_against_the_others(UNITS)
    task, lines = Task(panel, PRE, targets, allowed), []
    for code in ("sc", "demeaned", "sdid"):
        best, median = clocked(lambda code=code: ESTIMATORS[code](task), rounds)  # type: ignore[misc]
        gap = float(ESTIMATORS[code](task).optimality_gap.max())
        lines.append(Line("framsteg, no compiler", code, best, median, gap, UNITS, 1000.0))
    return lines


def second(panel: Floats, units: list[int]) -> list[Line]:
    """The oracle: how slow it is, and how far our effects are from its effects (must be below 1e-6)."""
    targets, allowed = every_unit_against_the_others(UNITS)
    task, lines = Task(panel, PRE, targets, allowed), []
    for code, gaps_of in SECOND.items():
        mine = ESTIMATORS[code](task).gaps
        began = time.perf_counter()
        apart = max(float(np.abs(gaps_of(panel, PRE, unit) - mine[unit]).max()) for unit in units)
        spent = 1000.0 * (time.perf_counter() - began) / len(units) * UNITS
        print(f"  second implementation, {code}: largest difference of any effect {apart:.1e}")
        if apart > 1e-6:
            raise SystemExit(f"{code}: the two implementations differ by {apart:.1e}")
        lines.append(
            Line("second implementation", code, spent, spent, second_gap(panel, units[0], code), len(units))
        )
    return lines


def second_gap(panel: Floats, unit: int, code: str) -> float | None:
    if code == "sdid":
        points, target, ridge = sdid_problem(panel, unit)
        return relative_gap(points, target, simplex_weights(points, target, ridge), ridge)
    if code == "sc":
        points, target = np.delete(panel[:, :PRE], unit, axis=0), panel[unit, :PRE]
        return relative_gap(points, target, simplex_weights(points, target))
    return None


def peer(name: str, panel: Floats, units: list[int]) -> Line | None:
    """A published package on a few units; None, and said, when it is missing or fails."""
    code, fit, count = PEERS[name]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fit(panel, units[0])
            began = time.perf_counter()
            found = [fit(panel, unit) for unit in units[:count]]
            spent = 1000.0 * (time.perf_counter() - began) / count * UNITS
    except ImportError as error:
        print(f"  {name}: not installed ({error.name})")
        return None
    except Exception as error:  # somebody else's package may fail in any way; the others are still measured
        print(f"  {name}: failed with {type(error).__name__}: {str(error)[:100]}")
        return None
    return Line(name, code, spent, spent, peer_gap(panel, units, code, found, name), count)


def peer_gap(panel: Floats, units: list[int], code: str, found: list[Any], name: str) -> float | None:
    """Worst gap of the weights; for packages that give no weights the effect's difference from ours is printed."""
    if isinstance(found[0], float):
        task = Task(panel, PRE, *every_unit_against_the_others(UNITS))
        exact = ESTIMATORS[code](task).gaps[:, PRE:].mean(axis=1)
        apart = max(abs(effect - float(exact[unit])) for effect, unit in zip(found, units, strict=False))
        print(f"  {name}: gives no weights; its effects differ from the exact optimum by up to {apart:.1e}")
        return None
    gaps = []
    for unit, weights in zip(units, found, strict=False):
        if code == "sdid":
            points, target, ridge = sdid_problem(panel, unit)
        else:
            points, target, ridge = np.delete(panel[:, :PRE], unit, axis=0), panel[unit, :PRE], 0.0
        gaps.append(relative_gap(points, target, weights, ridge))
    return max(gaps)


def national_scan(series: int) -> None:
    """Many series, every unit as treated, demeaned; from files to files on one process."""
    rng, panel = np.random.default_rng(0), population().between("1972", "2016")
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "series", Path(folder) / "out"
        source.mkdir()
        for first in range(0, series, 100):
            count = min(100, series - first)
            made = [
                Panel.of(
                    panel.units,
                    panel.periods,
                    panel.values * np.exp(0.02 * rng.normal(size=panel.values.shape)),
                )
                for _ in range(count)
            ]
            write_series(source / f"part{first:06d}.npz", [f"series {first + i}" for i in range(count)], made)
        began = time.perf_counter()
        scan(chunks_of(source, 50), ScanSettings("2012", scale="log"), out, here)
        spent = time.perf_counter() - began
    print(f"\nNational scan, one process: {series} series x 290 units in {spent:.1f} s")
    print(f"6 000 series would take {6000 * spent / series:.0f} s; the yardstick is 120 s on two cores")


def show(lines: list[Line]) -> None:
    reference = {line.what: line.best for line in lines if line.who == "framsteg"}
    print(
        f"\n{'who':>24} {'what':>10} {'best ms':>12} {'median ms':>12} {'times ours':>11} {'gap':>9}  yardstick"
    )
    for line in lines:
        ratio = line.best / reference[line.what] if line.what in reference else 1.0
        gap = "-" if line.gap is None else f"{line.gap:.1e}"
        note = (
            ""
            if line.yardstick is None
            else f"{line.yardstick:g} ms {'met' if line.best <= line.yardstick else 'NOT MET'}"
        )
        note += f"  (from {line.units} units)" if line.units not in (UNITS, 1) else ""
        print(
            f"{line.who:>24} {line.what:>10} {line.best:>12.2f} {line.median:>12.2f} {ratio:>11.1f} {gap:>9}  {note}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--peers", nargs="*", default=list(QUICK), choices=list(PEERS))
    parser.add_argument("--all-peers", action="store_true", help="the slow ones too (minutes)")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--scan", type=int, default=300, metavar="SERIES")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    panel, units = values(), [population().place_of(code) for code in ("1781", "1715", "1880")]
    print(f"290 units x 289 donors x {PRE} periods before, {POSTS} after; compiler: {compiler_is_wanted()}")
    lines = ours(panel, options.rounds)
    lines += without_compiler(options.rounds)
    lines += second(panel, units)
    for name in list(PEERS) if options.all_peers else options.peers:
        line = peer(name, panel, units)
        lines += [] if line is None else [line]
    show(lines)
    if options.scan:
        national_scan(options.scan)
    if options.json is not None:
        options.json.write_text(
            json.dumps([asdict(line) for line in lines], indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
