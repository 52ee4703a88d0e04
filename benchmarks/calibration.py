"""Is the evaluation calibrated? Every municipality in every origin year as a pseudo-case.

Nothing happened in any of them, so an honest test at ten per cent rejects in ten per cent. Run it with

    python -m benchmarks.calibration [--estimators sdid anchored ...] [--json OUT]

It prints the forecast error of every estimator, and for the headline estimator the rejection rates by size class of the
placebo test with and without the size adjustment, of the rank among similar-sized units, of the band built from similar
units and of the naive band of 1.645 pre-period root mean squared errors; and the spread of the placebo effects.
Data: population 1975-, Källa: SCB.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framsteg.evaluation.estimators import ESTIMATORS, Task, every_unit_against_the_others
from framsteg.evaluation.inference.placebo import SIMILAR
from framsteg.evaluation.question import SIZE_EXPONENT
from framsteg.evaluation.reading import read_panel

Floats = npt.NDArray[np.float64]
DATA = Path(__file__).parents[1] / "tests" / "data" / "population_by_municipality.csv.gz"
FIRST, ORIGINS, HORIZON, ALPHA = 1975, range(1996, 2016), 5, 0.10
CLASSES = ((0, 10_000), (10_000, 20_000), (20_000, 40_000), (40_000, 80_000), (80_000, 10**8))
SHOWN = (1, 3, 5)


def pseudo_cases(code: str) -> tuple[Floats, Floats, Floats]:
    """Effects (origins, n, HORIZON) in log, pre-period RMSE (origins, n), sizes (origins, n)."""
    panel = read_panel(DATA).panel.between(str(FIRST))
    targets, allowed = every_unit_against_the_others(len(panel.units))
    effects, before, sizes = [], [], []
    for origin in ORIGINS:
        pre = origin - FIRST
        fits = ESTIMATORS[code](Task(np.log(panel.values[:, : pre + HORIZON]), pre, targets, allowed))
        effects.append(fits.gaps[:, pre:])
        before.append(fits.pre_rmspe(pre))
        sizes.append(panel.values[:, pre - 1])
    return np.array(effects), np.array(before), np.array(sizes)


def rank_shares(strength: Floats) -> Floats:
    """Per origin and unit: share of units at least as strong; ``strength`` (origins, n)."""
    return np.asarray((strength[:, None, :] >= strength[:, :, None]).mean(axis=2))


def similar_shares(strength: Floats, sizes: Floats) -> Floats:
    """The same among units of half to double the size."""
    ratio = sizes[:, None, :] / sizes[:, :, None]
    similar = (ratio >= 1 / SIMILAR) & (ratio <= SIMILAR)
    beaten = (strength[:, None, :] >= strength[:, :, None]) & similar
    return np.asarray(beaten.sum(axis=2) / similar.sum(axis=2))


def outside_similar_band(effects: Floats, sizes: Floats) -> npt.NDArray[np.bool_]:
    """Is a unit's effect outside the 5-95 % band of the similar-sized?"""
    outside = np.zeros(effects.shape, dtype=bool)
    for origin in range(len(effects)):
        for unit in range(effects.shape[1]):
            ratio = sizes[origin] / sizes[origin, unit]
            similar = (ratio >= 1 / SIMILAR) & (ratio <= SIMILAR)
            low, high = np.quantile(effects[origin, similar], [ALPHA / 2, 1 - ALPHA / 2])
            outside[origin, unit] = not low <= effects[origin, unit] <= high
    return outside


def rejections(effects: Floats, before: Floats, sizes: Floats) -> dict[str, npt.NDArray[np.bool_]]:
    """Per test, which pseudo-cases it rejects; ``effects`` (origins, n) of one horizon or the mean."""
    strength = np.abs(effects)
    return {
        "size-adjusted rank": rank_shares(strength * sizes**SIZE_EXPONENT) <= ALPHA,
        "rank among similar": similar_shares(strength, sizes) <= ALPHA,
        "unadjusted rank": rank_shares(strength) <= ALPHA,
        "outside similar band": outside_similar_band(effects, sizes),
        "outside 1.645 pre-RMSE": strength > 1.645 * before,
    }


def by_class(rejected: npt.NDArray[np.bool_], sizes: Floats) -> list[float]:
    """Per cent rejected, all and in each size class."""
    shares = [float(rejected.mean())]
    shares += [float(rejected[(sizes >= low) & (sizes < high)].mean()) for low, high in CLASSES]
    return [round(100 * share, 1) for share in shares]


def errors(effects: Floats) -> list[float]:
    """Root mean squared error in per cent after 1, 3 and 5 years."""
    return [round(100 * float(np.sqrt((effects[:, :, h - 1] ** 2).mean())), 3) for h in SHOWN]


def study(codes: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"errors": {}, "rejections": {}, "spread": {}}
    for code in codes:
        began = time.perf_counter()
        effects, before, sizes = pseudo_cases(code)
        found["errors"][code] = errors(effects)
        print(
            f"{code:>10}  error after 1, 3, 5 years, %: {found['errors'][code]}  ({time.perf_counter() - began:.1f} s)"
        )
        if code == codes[0]:
            headline = (effects, before, sizes)
    effects, before, sizes = headline
    for label, part in (
        ("mean of 5", effects.mean(axis=2)),
        ("year 1", effects[:, :, 0]),
        ("year 5", effects[:, :, 4]),
    ):
        found["rejections"][label] = {
            name: by_class(rejected, sizes) for name, rejected in rejections(part, before, sizes).items()
        }
    for low, high in CLASSES:
        inside = (sizes >= low) & (sizes < high)
        nine_in_ten = [float(np.quantile(np.abs(effects[:, :, h - 1][inside]), 1 - ALPHA)) for h in SHOWN]
        found["spread"][f"{low}-{high}"] = [round(100 * value, 2) for value in nine_in_ten]
    return found


def show(found: dict[str, Any]) -> None:
    names = ["all", *(f"<{high // 1000}k" if high < 10**8 else "larger" for _, high in CLASSES)]
    for label, tests in found["rejections"].items():
        print(f"\nRejected at a nominal {ALPHA:.0%}, %, {label}")
        print(" " * 26 + "".join(f"{name:>8}" for name in names))
        for name, shares in tests.items():
            print(f"{name:>26}" + "".join(f"{share:>8.1f}" for share in shares))
    print("\nNine in ten pseudo-effects are smaller than (%, after 1, 3, 5 years)")
    for name, values in found["spread"].items():
        print(f"{name:>26}  {values}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--estimators", nargs="+", default=list(ESTIMATORS), choices=list(ESTIMATORS))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    began = time.perf_counter()
    print(
        f"{len(ORIGINS) * 290} pseudo-cases: 290 municipalities, first treated year {ORIGINS[0]}-{ORIGINS[-1]}"
    )
    found = study(options.estimators)
    show(found)
    print(f"\n{time.perf_counter() - began:.1f} s")
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
