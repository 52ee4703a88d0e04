"""The second try: one fit without a Gram matrix, in coordinates moved to the target: close fits keep their digits."""

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats
from framsteg.evaluation.simplex.plain import FLOOR, walk


def nearest_in_data(points: Floats, target: Floats, ridge: float, tolerance: float) -> tuple[Floats, int]:
    """Weights (n,) on ``points`` (n, d) nearest to ``target`` (d,), and the steps; Wolfe (1976) with QR solves."""
    moved = points - target
    if ridge:
        moved = np.hstack([moved, np.sqrt(ridge) * np.eye(len(points))])
    scale = float((moved**2).sum(axis=1).mean()) or 1.0
    rows, weights = np.array([int((moved**2).sum(axis=1).argmin())]), np.ones(1)
    blocked = np.zeros(len(points))
    steps = 0
    while steps < 20 * len(points) + 100:
        steps += 1
        nearest = weights @ moved[rows]
        slope = moved @ nearest + blocked
        objective, entering = float(nearest @ nearest), int(slope.argmin())
        if objective - slope[entering] <= max(tolerance * objective, 1e-20 * scale) or entering in rows:
            break
        rows, weights = settle_in_data(moved, np.append(rows, entering), np.append(weights, 0.0))
        if rows[-1] != entering:
            blocked[entering] = np.inf
    full = np.zeros(len(points))
    full[rows] = weights
    return full, steps


def settle_in_data(moved: Floats, rows: Floats, weights: Floats) -> tuple[Floats, Floats]:
    while len(rows) > 1:
        wanted = affine_minimum_in_data(moved[rows])
        if wanted.min() > FLOOR:
            return rows, wanted
        weights, keep = walk(weights, wanted)
        rows, weights = rows[keep], weights[keep]
    return rows, np.ones(1)


def affine_minimum_in_data(support: Floats) -> Floats:
    """Weights summing to one of the least-norm point in the affine hull of the rows of ``support``."""
    origin = support[0]
    rest = np.linalg.lstsq((support[1:] - origin).T, -origin, rcond=None)[0]
    return np.concatenate([[1.0 - rest.sum()], rest])
