"""Run a solver over a family of fits: compiled and spread over threads, or in plain NumPy."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framsteg.evaluation.simplex import plain
from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths, compiler_is_wanted
from framsteg.evaluation.simplex.products import product
from framsteg.evaluation.simplex.threads import spread

FEW = 25
"""With fewer targets than one per this many donors, only the rows of the Gram matrix that are met are computed."""


@dataclass(frozen=True)
class Family:
    """m fits on one set of donors: ``points`` (n, d), ``targets`` (m, d), ``allowed`` (m, n), ``ridges`` (m,)."""

    points: Floats
    targets: Floats
    allowed: Truths
    ridges: Floats

    @cached_property
    def norms(self) -> Floats:
        return np.asarray((self.points**2).sum(axis=1))

    @cached_property
    def gram(self) -> Floats:
        return product(self.points, self.points.T)

    @cached_property
    def cross(self) -> Floats:
        return self.gram if self.targets is self.points else product(self.targets, self.points.T)

    @cached_property
    def squares(self) -> Floats:
        return np.asarray((self.targets**2).sum(axis=1))

    def part(self, places: Indices) -> "Family":
        return Family(self.points, self.targets[places], self.allowed[places], self.ridges[places])


def run_active_set(family: Family, tolerance: float, start: Floats | None = None) -> tuple[Floats, Indices]:
    """Active-set weights (m, n) and steps (m,); ``start`` (m, n) are weights near the answer, which save steps."""
    weights = np.zeros(family.allowed.shape) if start is None else np.where(family.allowed, start, 0.0)
    steps = np.zeros(len(family.targets), dtype=np.int64)
    if compiler_is_wanted():
        run_active_set_compiled(family, tolerance, weights, steps)
        return weights, steps
    for i in range(len(family.targets)):
        weights[i], steps[i] = plain.active_set(
            family.gram,
            family.cross[i],
            float(family.squares[i]),
            float(family.ridges[i]),
            family.allowed[i],
            tolerance,
        )
    return weights, steps


def run_active_set_compiled(family: Family, tolerance: float, weights: Floats, steps: Indices) -> None:
    from framsteg.evaluation.simplex.active_set_kernels import active_set_range

    n, m = len(family.points), len(family.targets)
    few = m * FEW <= n
    gram = np.empty((n, n)) if few else family.gram
    ready, norms, cross, squares = np.full(n, not few), family.norms, family.cross, family.squares
    spread(
        m,
        lambda lo, hi: active_set_range(
            lo, hi, family.points, norms, gram, ready, cross, squares, family.ridges, family.allowed, tolerance,
            family.targets, weights, steps,
        ),
        alone=few,
    )  # fmt: skip


def run_newton(family: Family, duals: Floats, tolerance: float) -> tuple[Floats, Indices]:
    """Penalised weights (m, n) and evaluations (m,) from starting ``duals`` (m, d)."""
    weights = np.zeros(family.allowed.shape)
    steps = np.zeros(len(family.targets), dtype=np.int64)
    if compiler_is_wanted():
        run_newton_compiled(family, duals, tolerance, weights, steps)
        return weights, steps
    for i in range(len(family.targets)):
        places = np.flatnonzero(family.allowed[i])
        weights[i, places], steps[i] = plain.newton(
            family.points[places], family.targets[i], float(family.ridges[i]), duals[i], tolerance
        )
    return weights, steps


def run_newton_compiled(
    family: Family, duals: Floats, tolerance: float, weights: Floats, steps: Indices
) -> None:
    from framsteg.evaluation.simplex.newton_kernels import LONG, newton_range

    points, flipped = family.points, np.ascontiguousarray(family.points.T)
    gram = family.gram if points.shape[1] >= LONG else np.empty((0, 0))
    reach = 2.0 * float(np.sqrt(family.norms.max()))
    spread(
        len(family.targets),
        lambda lo, hi: newton_range(
            lo, hi, points, flipped, gram, family.targets, family.ridges, family.allowed, duals, reach, tolerance,
            weights, steps,
        ),
    )  # fmt: skip
