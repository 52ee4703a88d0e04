"""Classic synthetic control: the convex combination of donors nearest to the treated series before the start.

Abadie, Diamond, Hainmueller (2010), Journal of the American Statistical Association 105; Abadie (2021), Journal of
Economic Literature 59. All outcomes before the start are matched with equal weight: there is no search over predictor
weights, and no intercept.
"""

import numpy as np

from framsteg.evaluation.estimators.base import Fits, Task, assemble
from framsteg.evaluation.simplex import nearest

CODE = "sc"


def fit(task: Task) -> Fits:
    solution = nearest(task.before, task.of_targets(task.before), task.allowed)
    nothing = np.zeros(len(task.targets))
    return assemble(CODE, task, solution.weights, nothing, solution.gap, solution.perfect)
