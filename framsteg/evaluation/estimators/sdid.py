"""Synthetic difference-in-differences, with the published regularisation, solved to the optimum.

Arkhangelsky, Athey, Hirshberg, Imbens, Wager (2021), American Economic Review 111. Unit weights match the demeaned
series under a ridge  zeta^2 pre |w|^2  with  zeta = posts^(1/4) sigma,  sigma the standard deviation of the donors'
first differences before the start; period weights match the donors' mean after the start. The counterfactual is

    sum_j w_j y_jt + sum_s lam_s (y_is - sum_j w_j y_js).
"""

import numpy as np

from framsteg.evaluation.errors import NotOptimalError
from framsteg.evaluation.estimators.base import Fits, Task, assemble
from framsteg.evaluation.simplex import REFUSED, nearest
from framsteg.evaluation.simplex.compiling import Floats
from framsteg.evaluation.simplex.products import product
from framsteg.evaluation.simplex.times import nearest_periods

CODE = "sdid"

TIME_RIDGE = 1e-6
"""zeta of the period weights in units of sigma: the published value, there to make them unique."""


def fit(task: Task) -> Fits:
    noise = donor_noise(task)
    centred = task.before - task.before.mean(axis=1, keepdims=True)
    ridges = task.pre * np.sqrt(task.posts) * noise**2
    solution = nearest(centred, task.of_targets(centred), task.allowed, ridges)
    time_weights, time_gap = period_weights(task, noise)
    gaps = task.before[task.targets] - product(solution.weights, task.before)
    intercepts = (time_weights * gaps).sum(axis=1)
    optimality_gap = np.maximum(solution.gap, time_gap)
    return assemble(CODE, task, solution.weights, intercepts, optimality_gap, solution.perfect, time_weights)


def donor_noise(task: Task) -> Floats:
    """sigma (m,): standard deviation of all first differences of each target's donors before the start."""
    steps = np.diff(task.before, axis=1)
    if steps.shape[1] == 0:
        return np.zeros(len(task.targets))
    middle = steps.mean()
    steps = steps - middle
    counts = task.allowed.sum(axis=1) * steps.shape[1]
    sums = task.allowed @ steps.sum(axis=1)
    squares = task.allowed @ (steps**2).sum(axis=1)
    return np.asarray(np.sqrt(np.maximum(squares - sums**2 / counts, 0.0) / np.maximum(counts - 1, 1)))


def period_weights(task: Task, noise: Floats) -> tuple[Floats, Floats]:
    """Weights over the periods before (m, pre) and their relative duality gaps (m,)."""
    ridges = (TIME_RIDGE * noise) ** 2 * task.allowed.sum(axis=1)
    after = task.values[:, task.pre :].mean(axis=1)
    weights, gap = nearest_periods(task.before, after, task.allowed, ridges)
    failed = gap > REFUSED
    if failed.any():
        raise NotOptimalError(gap=float(gap.max()), fits=int(failed.sum()))
    return weights, gap
