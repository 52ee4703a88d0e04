"""Conformal p-value of no effect: are the residuals after the start unusual among all cyclic shifts of them?

Chernozhukov, Wüthrich, Zhu (2021), Journal of the American Statistical Association 116. The synthetic control is fitted
on all periods as if nothing had happened; the statistic is the mean |residual| over the periods after the start, and
the moving-block permutations are the T cyclic shifts. Calibrated when residuals are close to stationary, but with few
periods and a near unit root it has hardly any power: it is offered beside the placebo rank, not instead.
"""

import numpy as np

from framsteg.evaluation.simplex import nearest
from framsteg.evaluation.simplex.compiling import Floats


def conformal_p(scaled: Floats, treated: int, pre: int) -> float:
    """p of no effect; ``scaled`` (n, T) values on the question's scale, demeaned over all periods."""
    centred = scaled - scaled.mean(axis=1, keepdims=True)
    allowed = np.ones((1, len(scaled)), dtype=bool)
    allowed[0, treated] = False
    solution = nearest(centred, centred[treated : treated + 1], allowed)
    residual = np.abs(centred[treated] - solution.weights[0] @ centred)
    posts = len(residual) - pre
    doubled = np.concatenate([[0.0], np.cumsum(np.concatenate([residual, residual]))])
    sums = doubled[posts : posts + len(residual)] - doubled[: len(residual)]
    return float((sums >= sums[pre] * (1.0 - 1e-12)).mean())
