"""Weights over periods: for each family member the periods before whose average comes nearest to the one after.

    min over lam  sum over donors of (lam0 + sum_t lam_t y_jt - mean after_j)^2 + ridge |lam|^2,  lam >= 0, sum lam = 1

The donors differ by one or a few between members, so their scatter is the common one less what the left-out ones add.
"""

import numpy as np

from framsteg.evaluation.simplex.certificate import PERFECT, RESOLVED, SUM_TOLERANCE
from framsteg.evaluation.simplex.compiling import Floats, Truths, compiler_is_wanted
from framsteg.evaluation.simplex.plain import active_set
from framsteg.evaluation.simplex.products import product
from framsteg.evaluation.simplex.threads import spread

FEW_LEFT_OUT = 8
AIM = 1e-10


def nearest_periods(before: Floats, after: Floats, allowed: Truths, ridges: Floats) -> tuple[Floats, Floats]:
    """Period weights (m, d) and relative duality gaps (m,); ``before`` (n, d), ``after`` (n,), ``allowed`` (m, n)."""
    moved = before - after[:, None]
    moved = moved - moved.mean(axis=0)
    scatters = scatters_of(moved, allowed)
    weights = np.zeros((len(allowed), moved.shape[1]))
    if compiler_is_wanted():
        from framsteg.evaluation.simplex.active_set_kernels import own_gram_range

        spread(len(allowed), lambda lo, hi: own_gram_range(lo, hi, scatters, ridges, AIM, weights))
    else:
        everything, nothing = np.ones(moved.shape[1], dtype=bool), np.zeros(moved.shape[1])
        for i in range(len(allowed)):
            weights[i], _ = active_set(scatters[i], nothing, 0.0, float(ridges[i]), everything, AIM)
    return weights, gaps_of(moved, allowed, ridges, weights)


def scatters_of(moved: Floats, allowed: Truths) -> Floats:
    """(m, d, d): sums of squares and products over each member's donors, about their mean."""
    left_out = (~allowed).sum(axis=1)
    if left_out.max(initial=0) > FEW_LEFT_OUT:
        chosen = (moved[row] - moved[row].mean(axis=0) for row in allowed)
        return np.stack([part.T @ part for part in chosen])
    whole, total = moved.T @ moved, moved.sum(axis=0)
    scatters = np.broadcast_to(whole, (len(allowed), *whole.shape)).copy()
    totals = np.broadcast_to(total, (len(allowed), len(total))).copy()
    for member, donor in zip(*np.nonzero(~allowed), strict=True):
        scatters[member] -= moved[donor][:, None] * moved[donor]
        totals[member] -= moved[donor]
    counts = (len(moved) - left_out)[:, None, None]
    return np.asarray(scatters - totals[:, :, None] * totals[:, None, :] / counts)


def gaps_of(moved: Floats, allowed: Truths, ridges: Floats, weights: Floats) -> Floats:
    """Relative duality gaps (m,) from the data; infinite where the weights do not sum to one."""
    residual = np.where(allowed, product(weights, moved.T), 0.0)
    residual -= np.where(
        allowed, residual.sum(axis=1, keepdims=True) / allowed.sum(axis=1, keepdims=True), 0.0
    )
    slope = product(residual, moved) + ridges[:, None] * weights
    objective = (residual**2).sum(axis=1) + ridges * (weights**2).sum(axis=1)
    gap = np.clip((weights * slope).sum(axis=1) - slope.min(axis=1), 0.0, objective)
    scale = float((moved**2).sum(axis=0).mean())
    relative = gap / np.maximum(objective, np.maximum(RESOLVED * scale, 1e-300))
    honest = (np.abs(weights.sum(axis=1) - 1.0) <= SUM_TOLERANCE) & (weights.min(axis=1) >= -PERFECT)
    return np.where(honest, relative, np.inf)
