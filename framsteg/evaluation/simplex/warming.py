"""Compile every kernel ahead of time, so that the first reader does not wait."""

import numpy as np

from framsteg.evaluation.simplex import nearest
from framsteg.evaluation.simplex.compiling import compiler_is_wanted
from framsteg.evaluation.simplex.times import nearest_periods


def warm() -> str:
    """Says what it did; the compiled code is kept on disk."""
    if not compiler_is_wanted():
        return "no compiler: the solver runs in plain NumPy"
    points = np.random.default_rng(0).normal(size=(8, 5))
    allowed = ~np.eye(8, dtype=bool)
    nearest(points, points, allowed)
    nearest(points, points, allowed, np.full(8, 2.0))
    nearest_periods(points[:, :4], points[:, 4], allowed, np.full(8, 1e-6))
    return "the solver is compiled"
