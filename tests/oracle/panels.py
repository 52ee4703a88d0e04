"""The panels the evaluation's tests and benchmarks run on."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from framsteg.evaluation import Panel
from framsteg.evaluation.reading import read_panel

DATA = Path(__file__).parents[1] / "data"


@lru_cache(maxsize=1)
def population() -> Panel:
    """290 municipalities by code, 31 December 1950-2025. Källa: SCB."""
    return read_panel(DATA / "population_by_municipality.csv.gz").panel


@lru_cache(maxsize=1)
def prop99() -> Panel:
    """Cigarette packs per head, 39 states, 1970-2000."""
    return read_panel(DATA / "prop99.csv").panel


def made_world(
    seed: int, units: int = 30, before: int = 20, after: int = 5, effect: float = 0.0, noise: float = 0.3
) -> Panel:
    """Common factors with loadings and own noise; ``effect`` is added to u00 in the last ``after`` periods."""
    rng = np.random.default_rng(seed)
    factors = rng.normal(size=(3, before + after)).cumsum(axis=1)
    loadings = rng.dirichlet(np.ones(3), size=units)
    values = 50.0 + loadings @ factors + noise * rng.normal(size=(units, before + after))
    values[0, before:] += effect
    return Panel.of(
        [f"u{i:02d}" for i in range(units)], [f"{2000 + t}" for t in range(before + after)], values
    )
