"""Plain difference-in-differences: all donors weigh the same, and the mean gap before the start is taken away.

The reference for what weights add; Card, Krueger (1994), American Economic Review 84, is the classic use.
"""

import numpy as np

from framsteg.evaluation.estimators.base import Fits, Task, assemble
from framsteg.evaluation.simplex.products import product

CODE = "did"


def fit(task: Task) -> Fits:
    weights = task.allowed / task.allowed.sum(axis=1, keepdims=True)
    gaps = task.before[task.targets] - product(weights, task.before)
    count = len(task.targets)
    return assemble(CODE, task, weights, gaps.mean(axis=1), np.zeros(count), np.zeros(count, dtype=bool))
