"""Demeaned synthetic control: match the shape of the series before the start and let the level differ.

Doudchenko, Imbens (2016), NBER working paper 22791; Ferman, Pinto (2021), Quantitative Economics 12. The intercept is
the mean gap before the start; ``anchored`` takes the gap in the last period before instead, which forecasts a series
close to a unit root, such as a population, far better.
"""

import numpy as np

from framsteg.evaluation.estimators.base import Fits, Task, assemble
from framsteg.evaluation.simplex import Solution, nearest
from framsteg.evaluation.simplex.compiling import Floats
from framsteg.evaluation.simplex.products import product

CODE = "demeaned"
ANCHORED_CODE = "anchored"


def fit(task: Task) -> Fits:
    """Level so that the mean gap before the start is zero."""
    solution, gaps = shape(task)
    return assemble(CODE, task, solution.weights, gaps.mean(axis=1), solution.gap, solution.perfect)


def fit_anchored(task: Task) -> Fits:
    """Level so that the gap in the last period before the start is zero."""
    solution, gaps = shape(task)
    return assemble(ANCHORED_CODE, task, solution.weights, gaps[:, -1], solution.gap, solution.perfect)


def shape(task: Task) -> tuple[Solution, Floats]:
    """Weights that match the demeaned series, and the gaps before the start (m, pre) without an intercept."""
    centred = task.before - task.before.mean(axis=1, keepdims=True)
    solution = nearest(centred, task.of_targets(centred), task.allowed)
    return solution, np.asarray(task.before[task.targets] - product(solution.weights, task.before))
