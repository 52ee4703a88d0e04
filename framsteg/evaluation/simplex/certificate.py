"""Proof that a fit is optimal, computed from the data and apart from the solver that made it."""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths
from framsteg.evaluation.simplex.products import product

SUM_TOLERANCE = 1e-9
RESOLVED = 1e-7
"""Objectives below this share of the mean square are too close to zero for a relative gap in double precision:
their gap is divided by this share of the mean square instead."""

PERFECT = 1e-12
"""An objective below this share of the mean square is a perfect fit: the target lies in the donors' hull."""


@dataclass(frozen=True)
class Certificate:
    """For m fits: how far from optimal each can be at most.

    ``gap`` (m,) is the duality gap  w.g - min g  divided by the objective (see RESOLVED); ``objective`` (m,) the
    penalised sum of squares; ``sum_error`` (m,) |sum w - 1| plus any weight below zero or outside the donors;
    ``perfect`` (m,) marks targets inside the donors' hull, whose weights are then not unique.
    """

    gap: Floats
    objective: Floats
    sum_error: Floats
    perfect: Truths

    def failed(self, tolerance: float) -> Indices:
        """Places of the fits that are not proven."""
        proven = (self.gap <= tolerance) & (self.sum_error <= SUM_TOLERANCE)
        return np.flatnonzero(~proven)


def certify(points: Floats, targets: Floats, allowed: Truths, ridges: Floats, weights: Floats) -> Certificate:
    """Frank and Wolfe's (1956) duality gap of every fit: the objective is within it of the least possible one.

    As no objective is below zero, the objective itself bounds the gap too: that proves perfect fits.
    """
    residual = product(weights, points) - targets
    slope = product(residual, points.T) + ridges[:, None] * weights
    objective = (residual**2).sum(axis=1) + ridges * (weights**2).sum(axis=1)
    gap = (weights * slope).sum(axis=1) - np.where(allowed, slope, np.inf).min(axis=1)
    scale = (points**2).sum(axis=1).mean() + (targets**2).sum(axis=1)
    outside = np.where(allowed, np.maximum(-weights, 0.0), np.abs(weights)).sum(axis=1)
    return Certificate(
        gap=np.clip(gap, 0.0, objective) / np.maximum(objective, np.maximum(RESOLVED * scale, 1e-300)),
        objective=objective,
        sum_error=np.abs(weights.sum(axis=1) - 1.0) + outside,
        perfect=objective <= PERFECT * scale,
    )
