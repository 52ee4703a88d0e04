"""Ridge-augmented synthetic control: classic weights, corrected by a ridge regression for the fit they miss.

Ben-Michael, Feller, Rothstein (2021), Journal of the American Statistical Association 116. Weights sum to one only
approximately and may be negative. The penalty is the largest whose cross-validated error, each period before the start
but the last held out in turn, is within one standard error of the least.

Symbols: X (donors, pre) centred by the donors' mean, A = X'X, rho the target's residual; the correction is
X (A + penalty I)^-1 rho. Leaving period k out needs no new inverse: with B = (A + penalty I)^-1 and rho^(k) the
residual of weights fitted without k, the error in k is  (B rho^(k))_k / B_kk.
"""

import numpy as np

from framsteg.evaluation.estimators.base import Fits, Task
from framsteg.evaluation.simplex import Solution, nearest
from framsteg.evaluation.simplex.compiling import Floats
from framsteg.evaluation.simplex.products import product

CODE = "ridge"

STEPS, LEAST = 20, 1e-8
"""The penalties tried: from the largest squared singular value down to LEAST of it, in STEPS equal ratios."""


def fit(task: Task) -> Fits:
    classic = nearest(task.before, task.of_targets(task.before), task.allowed)
    held_out = residuals_without_each_period(task)
    weights = classic.weights.copy()
    penalties = np.zeros(len(task.targets))
    for i, target in enumerate(task.targets):
        donors = task.allowed[i]
        middle = task.before[donors].mean(axis=0)
        design, aim = task.before[donors] - middle, task.before[target] - middle
        correction, penalties[i] = augment(design, aim - classic.weights[i, donors] @ design, held_out[:, i])
        weights[i, donors] += correction
    return assemble_centred(task, weights, classic, penalties)


def assemble_centred(task: Task, weights: Floats, classic: Solution, penalties: Floats) -> Fits:
    """The correction sums to zero over centred donors, so the donors' mean needs no adjustment."""
    counterfactual = product(weights, task.values)
    gaps = task.values[task.targets] - counterfactual
    return Fits(CODE, weights, counterfactual, gaps, classic.gap, classic.perfect, None, penalties)


def residuals_without_each_period(task: Task) -> Floats:
    """(pre - 1, m, pre): the target's residual in all periods from classic weights fitted without period k."""
    held_out = []
    for k in range(max(task.pre - 1, 1)):
        kept = np.delete(task.before, k, axis=1)
        solution = nearest(kept, task.of_targets(kept), task.allowed)
        held_out.append(task.before[task.targets] - product(solution.weights, task.before))
    return np.stack(held_out)


def augment(design: Floats, residual: Floats, held_out: Floats) -> tuple[Floats, float]:
    """Correction of the weights (donors,) and the penalty chosen."""
    roots, turn = np.linalg.eigh(design.T @ design)
    roots = np.maximum(roots, 0.0)
    penalties = roots[-1] * LEAST ** (np.arange(STEPS + 1) / STEPS)
    penalty = choose(penalties, errors(roots, turn, penalties, held_out))
    return design @ (turn @ ((turn.T @ residual) / (roots + penalty))), penalty


def errors(roots: Floats, turn: Floats, penalties: Floats, held_out: Floats) -> Floats:
    """(penalties, folds): squared error in the period held out."""
    folds = np.arange(len(held_out))
    shrunk = 1.0 / (roots[None, :] + penalties[:, None])
    rotated = held_out @ turn
    tops = (turn[folds] * rotated) @ shrunk.T
    bottoms = (turn[folds] ** 2) @ shrunk.T
    return np.asarray((tops / bottoms).T ** 2)


def choose(penalties: Floats, squared: Floats) -> float:
    """The largest penalty within one standard error of the least mean error."""
    means = squared.mean(axis=1)
    best = int(means.argmin())
    spread = float(squared[best].std(ddof=1) / np.sqrt(squared.shape[1])) if squared.shape[1] > 1 else 0.0
    return float(penalties[means <= means[best] + spread].max())
