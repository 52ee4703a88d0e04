"""Ridge-augmented synthetic control: classic weights, corrected by a ridge regression for the fit they miss.

Ben-Michael, Feller, Rothstein (2021), Journal of the American Statistical Association 116. Weights sum to one only
approximately and may be negative. The penalty is the largest whose cross-validated error, each period before the start
but the last held out in turn, is within one standard error of the least.

Symbols: X (donors, pre) centred by the donors' mean, A = X'X, rho the target's residual; the correction is
X (A + penalty I)^-1 rho. Leaving period k out needs no new inverse: with B = (A + penalty I)^-1 and rho^(k) the
residual of weights fitted without k, the error in k is  (B rho^(k))_k / B_kk. Nor does leaving a unit out: with x its
series centred by the mean of all N, A = U diag(d) U' - N/(N-1) x x', whose inverse is that of the whole pool, corrected
by one rank (Sherman, Morrison 1950), and whose largest root lies between the two largest d.
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.estimators.base import Fits, Task
from framsteg.evaluation.simplex import Solution, nearest
from framsteg.evaluation.simplex.compiling import Floats
from framsteg.evaluation.simplex.products import product

CODE = "ridge"

STEPS, LEAST = 20, 1e-8
"""The penalties tried: from the largest squared singular value down to LEAST of it, in STEPS equal ratios."""


@dataclass(frozen=True)
class Spectrum:
    """A pool of N units: its mean series, roots (T,) and axes (T, T) of its scatter, and the centred series (N, T)."""

    middle: Floats
    centred: Floats
    roots: Floats
    axes: Floats

    @classmethod
    def of(cls, pool: Floats) -> "Spectrum":
        middle = pool.mean(axis=0)
        centred = pool - middle
        roots, axes = np.linalg.eigh(product(centred.T, centred))
        return cls(middle, centred, np.maximum(roots, 0.0), axes)


@dataclass(frozen=True)
class Others:
    """The pool without one unit: ``share`` = N / (N - 1), ``own`` (T,) the unit's centred series on the axes."""

    whole: Spectrum
    series: Floats
    own: Floats
    share: float

    @classmethod
    def of(cls, whole: Spectrum, series: Floats) -> "Others":
        centred, count = series - whole.middle, len(whole.centred)
        return cls(whole, centred, centred @ whole.axes, count / (count - 1.0))

    def largest_root(self) -> float:
        """Root of  1 = share sum own^2 / (d - root)  between the two largest d, sixty-four points at a time."""
        roots = self.whole.roots
        low, high = float(roots[-2]) if len(roots) > 1 else 0.0, float(roots[-1])
        for _ in range(9):
            points = low + (high - low) * np.arange(1, 64) / 64.0
            with np.errstate(divide="ignore", invalid="ignore"):
                value = 1.0 - self.share * (self.own**2 / (roots - points[:, None])).sum(axis=1)
            above = int((value > 0.0).sum())
            edges = np.concatenate([[low], points, [high]])
            low, high = float(edges[above]), float(edges[above + 1])
        return high

    def shrunk(self, penalties: Floats) -> tuple[Floats, Floats, Floats]:
        """Per penalty: 1 / (d + penalty) (L, T), that times ``own``, and the weight (L,) of the one-rank correction."""
        diagonal = 1.0 / (self.whole.roots + penalties[:, None])
        leaning = diagonal * self.own
        return diagonal, leaning, self.share / (1.0 - self.share * (leaning @ self.own))

    def solved(self, penalty: float, residual: Floats) -> Floats:
        """(A + penalty I)^-1 residual."""
        diagonal, leaning, weight = self.shrunk(np.array([penalty]))
        rotated = residual @ self.whole.axes
        turned = diagonal[0] * rotated + weight[0] * leaning[0] * float(leaning[0] @ rotated)
        return np.asarray(self.whole.axes @ turned)

    def errors(self, penalties: Floats, held_out: Floats) -> Floats:
        """(L, folds): squared error in the period held out, for each penalty."""
        axes = self.whole.axes[: len(held_out)]
        diagonal, leaning, weight = self.shrunk(penalties)
        rotated, reach = held_out @ self.whole.axes, axes @ leaning.T
        tops = (axes * rotated) @ diagonal.T + weight * reach * (rotated @ leaning.T)
        bottoms = (axes**2) @ diagonal.T + weight * reach**2
        return np.asarray((tops / bottoms).T ** 2)


NOTHING = 1e-20
"""Roots below this share of the mean square are rounding."""


def fit(task: Task) -> Fits:
    classic = nearest(task.before, task.of_targets(task.before), task.allowed)
    held_out = residuals_without_each_period(task, classic.weights)
    weights, penalties = classic.weights.copy(), np.zeros(len(task.targets))
    spectra: dict[bytes, Spectrum] = {}
    for i, target in enumerate(task.targets):
        pool = task.allowed[i].copy()
        pool[target] = True
        if pool.tobytes() not in spectra:
            spectra[pool.tobytes()] = Spectrum.of(task.before[pool])
        others = Others.of(spectra[pool.tobytes()], task.before[target])
        root = others.largest_root()
        if not root > NOTHING * float((task.before[pool] ** 2).mean()):
            continue  # the pool does not vary: there is nothing to correct by
        tried = root * LEAST ** (np.arange(STEPS + 1) / STEPS)
        penalties[i] = choose(tried, others.errors(tried, held_out[:, i]))
        slope = others.solved(penalties[i], task.before[target] - classic.weights[i] @ task.before)
        middle = task.before[task.allowed[i]].mean(axis=0)
        weights[i, task.allowed[i]] += (task.before[task.allowed[i]] - middle) @ slope
    return assemble_centred(task, weights, classic, penalties)


def assemble_centred(task: Task, weights: Floats, classic: Solution, penalties: Floats) -> Fits:
    """The correction sums to zero over centred donors, so the donors' mean needs no adjustment."""
    counterfactual = product(weights, task.values)
    gaps = task.values[task.targets] - counterfactual
    return Fits(CODE, weights, counterfactual, gaps, classic.gap, classic.perfect, None, penalties)


def residuals_without_each_period(task: Task, start: Floats) -> Floats:
    """(pre - 1, m, pre): the target's residual in all periods from classic weights fitted without period k."""
    held_out = []
    for k in range(max(task.pre - 1, 1)):
        kept = np.delete(task.before, k, axis=1)
        solution = nearest(kept, task.of_targets(kept), task.allowed, start=start)
        held_out.append(task.before[task.targets] - product(solution.weights, task.before))
    return np.stack(held_out)


def choose(penalties: Floats, squared: Floats) -> float:
    """The largest penalty within one standard error of the least mean error."""
    means = squared.mean(axis=1)
    best = int(means.argmin())
    spread = float(squared[best].std(ddof=1) / np.sqrt(squared.shape[1])) if squared.shape[1] > 1 else 0.0
    return float(penalties[means <= means[best] + spread].max())
