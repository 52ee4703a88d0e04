"""What every estimator takes and gives.

Symbols: n units, T periods, ``pre`` of them before the start, m targets. Everything is on the scale of the question.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths
from framsteg.evaluation.simplex.products import product


@dataclass(frozen=True)
class Task:
    """m fits on one panel: ``values`` (n, T), the first ``pre`` periods before the start, ``targets`` (m,) places of
    the units to fit, ``allowed`` (m, n) which units may be each one's donors."""

    values: Floats
    pre: int
    targets: Indices
    allowed: Truths

    @cached_property
    def before(self) -> Floats:
        return np.ascontiguousarray(self.values[:, : self.pre])

    def of_targets(self, rows: Floats) -> Floats:
        """The targets' rows; the very same array when every unit is a target, which saves half of the products."""
        everyone = len(self.targets) == len(rows) and bool((self.targets == np.arange(len(rows))).all())
        return rows if everyone else rows[self.targets]

    @property
    def posts(self) -> int:
        return int(self.values.shape[1]) - self.pre


@dataclass(frozen=True)
class Fits:
    """m fits: ``weights`` (m, n), ``counterfactual`` and ``gaps`` = actual - counterfactual (m, T), relative duality
    ``optimality_gap`` (m,), ``perfect`` (m,) where the fit is exact and its weights not unique; ``time_weights``
    (m, pre) for synthetic difference-in-differences, ``penalty`` (m,) where one was chosen."""

    estimator: str
    weights: Floats
    counterfactual: Floats
    gaps: Floats
    optimality_gap: Floats
    perfect: Truths
    time_weights: Floats | None = None
    penalty: Floats | None = None

    def pre_rmspe(self, pre: int) -> Floats:
        """Root mean squared gap over the periods before, (m,)."""
        return np.asarray(np.sqrt((self.gaps[:, :pre] ** 2).mean(axis=1)))


def every_unit_against_the_others(count: int) -> tuple[Indices, Truths]:
    """Targets and donors when each of ``count`` units is fitted on all the others."""
    return np.arange(count), ~np.eye(count, dtype=bool)


def assemble(
    estimator: str,
    task: Task,
    weights: Floats,
    intercepts: Floats,
    optimality_gap: Floats,
    perfect: Truths,
    time_weights: Floats | None = None,
    penalty: Floats | None = None,
) -> Fits:
    """Fits whose counterfactual is the weighted donors plus each target's intercept (m,)."""
    counterfactual = product(weights, task.values) + intercepts[:, None]
    gaps = task.values[task.targets] - counterfactual
    return Fits(estimator, weights, counterfactual, gaps, optimality_gap, perfect, time_weights, penalty)
