"""Proof that a fit is optimal, computed from the data and apart from the solver that made it."""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths
from framsteg.evaluation.simplex.products import product
from framsteg.evaluation.simplex.threads import spread

SUM_TOLERANCE = 1e-9

BLOCK = 32
"""Fits proven at a time: their slopes stay in the processor's cache."""

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

    def take_over(self, place: int, other: "Certificate") -> None:
        """What another, of one fit, says of the fit at ``place``."""
        for name in ("gap", "objective", "sum_error", "perfect"):
            getattr(self, name)[place] = getattr(other, name)[0]


def certify(points: Floats, targets: Floats, allowed: Truths, ridges: Floats, weights: Floats) -> Certificate:
    """Frank and Wolfe's (1956) duality gap of every fit: the objective is within it of the least possible one.

    As no objective is below zero, the objective itself bounds the gap too: that proves perfect fits.
    """
    gap, objective = np.empty(len(targets)), np.empty(len(targets))
    flipped = points.T

    def block(lo: int, hi: int) -> None:
        for first in range(lo, hi, BLOCK):
            rows = slice(first, min(first + BLOCK, hi))
            own, ridge = weights[rows], ridges[rows]
            residual = product(own, points) - targets[rows]
            slope = product(residual, flipped)
            slope += ridge[:, None] * own
            mean = np.einsum("ij,ij->i", own, slope)
            slope[~allowed[rows]] = np.inf
            gap[rows] = mean - slope.min(axis=1)
            objective[rows] = np.einsum("ij,ij->i", residual, residual) + ridge * np.einsum(
                "ij,ij->i", own, own
            )

    spread(len(targets), block)
    scale = np.einsum("ij,ij->", points, points) / len(points) + np.einsum("ij,ij->i", targets, targets)
    return Certificate(
        gap=np.clip(gap, 0.0, objective) / np.maximum(objective, np.maximum(RESOLVED * scale, 1e-300)),
        objective=objective,
        sum_error=sum_errors(weights, allowed),
        perfect=objective <= PERFECT * scale,
    )


def sum_errors(weights: Floats, allowed: Truths) -> Floats:
    """|sum w - 1| plus how far a weight is below zero, plus what lies on units that are no donors, (m,)."""
    members, others = np.nonzero(~allowed)
    outside = np.zeros(len(weights))
    np.add.at(outside, members, np.abs(weights[members, others]))
    below = np.maximum(-weights.min(axis=1, initial=0.0), 0.0)
    return np.asarray(np.abs(weights.sum(axis=1) - 1.0) + below + outside)
