"""The evaluation engine: what would the series have been without the programme, and how sure are we.

No Django, no pandas, no plots: a labelled ``Panel`` and a ``Question`` in, a frozen ``Dossier`` out.

    panel = Panel.of(units, periods, values)
    dossier = evaluate(panel, Question(unit="1781", start="2012", scale=Scale.LOG, periods=5))
"""

from framsteg.evaluation.claims import Level, claim_without_comparison
from framsteg.evaluation.dossier import evaluate
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.inference.context import ChangeInContext, change_in_context
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.question import Question
from framsteg.evaluation.results import (
    Case,
    Check,
    Claim,
    Criterion,
    Donor,
    Dossier,
    EstimatorRow,
    Headline,
    Outcome,
    PeriodRow,
    PlaceboRow,
    RatioRow,
    Reason,
)
from framsteg.evaluation.scales import Scale
from framsteg.evaluation.version import VERSION

__all__ = [
    "VERSION",
    "Case",
    "ChangeInContext",
    "Check",
    "Claim",
    "Criterion",
    "Donor",
    "Dossier",
    "EstimatorRow",
    "EvaluationError",
    "Headline",
    "Level",
    "Outcome",
    "Panel",
    "PeriodRow",
    "PlaceboRow",
    "Question",
    "RatioRow",
    "Reason",
    "Scale",
    "change_in_context",
    "claim_without_comparison",
    "evaluate",
]
