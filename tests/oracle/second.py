"""The slow, obvious second implementation: one unit at a time, textbook solver, no shortcuts.

The nearest point of a convex hull comes from non-negative least squares (Lawson, Hanson 1974): the solution u of
min |P'u|^2 + (sum u - 1)^2, u >= 0, has the direction of the answer, as |P'w|^2 / (1 + |P'w|^2) grows with |P'w|^2.
"""

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls

Floats = npt.NDArray[np.float64]


def simplex_weights(points: Floats, target: Floats, ridge: float = 0.0) -> Floats:
    """min |w' points - target|^2 + ridge |w|^2, w >= 0, sum w = 1; points (n, d)."""
    moved = (points - target).T
    if ridge > 0.0:
        moved = np.vstack([moved, np.sqrt(ridge) * np.eye(len(points))])
    moved = moved / np.abs(moved).max()
    stacked = np.vstack([moved, np.ones(len(points))])
    raw, _ = nnls(stacked, np.append(np.zeros(len(moved)), 1.0), maxiter=100 * len(points))
    return np.asarray(raw / raw.sum())


def classic_gaps(values: Floats, pre: int, treated: int) -> Floats:
    donors = np.delete(values, treated, axis=0)
    weights = simplex_weights(donors[:, :pre], values[treated, :pre])
    return np.asarray(values[treated] - weights @ donors)


def demeaned_gaps(values: Floats, pre: int, treated: int) -> Floats:
    return classic_gaps(values - values[:, :pre].mean(axis=1, keepdims=True), pre, treated)


def anchored_gaps(values: Floats, pre: int, treated: int) -> Floats:
    gaps = demeaned_gaps(values, pre, treated)
    return np.asarray(gaps - gaps[pre - 1])


def did_gaps(values: Floats, pre: int, treated: int) -> Floats:
    gaps = values[treated] - np.delete(values, treated, axis=0).mean(axis=0)
    return np.asarray(gaps - gaps[:pre].mean())


def sdid_gaps(values: Floats, pre: int, treated: int) -> Floats:
    """Arkhangelsky et al. (2021), algorithm 1, for one treated unit."""
    donors = np.delete(values, treated, axis=0)
    posts = values.shape[1] - pre
    sigma = np.diff(donors[:, :pre], axis=1).std(ddof=1)
    by_unit = donors[:, :pre] - donors[:, :pre].mean(axis=1, keepdims=True)
    own = values[treated, :pre] - values[treated, :pre].mean()
    weights = simplex_weights(by_unit, own, pre * np.sqrt(posts) * sigma**2)
    by_time = (donors[:, :pre] - donors[:, :pre].mean(axis=0)).T
    after = donors[:, pre:].mean(axis=1)
    shares = simplex_weights(by_time, after - after.mean(), len(donors) * (1e-6 * sigma) ** 2)
    gaps = values[treated] - weights @ donors
    return np.asarray(gaps - shares @ gaps[:pre])


SECOND = {
    "sc": classic_gaps,
    "demeaned": demeaned_gaps,
    "anchored": anchored_gaps,
    "did": did_gaps,
    "sdid": sdid_gaps,
}
