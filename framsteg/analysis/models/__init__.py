"""Questions about effects, as they were filed, computed and answered."""

from .claims import ClaimOverride
from .evaluations import Evaluation
from .plans import EvaluationPlan
from .runs import Finding, Run

__all__ = ["ClaimOverride", "Evaluation", "EvaluationPlan", "Finding", "Run"]
