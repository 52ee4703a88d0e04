"""How well the comparison followed the unit before the start, graded against how well it follows everybody."""

import numpy as np

from framsteg.evaluation.checks.study import Study, demeaned_rmspe
from framsteg.evaluation.results import Check, Outcome

CODE = "pre_fit"

GOOD, FAIR = 0.5, 0.9


def check(study: Study) -> Check:
    """Number: share of units whose size-adjusted gaps before the start vary less. Grade good, fair or poor."""
    spread = demeaned_rmspe(study.everything, study.prepared.pre)
    adjusted = spread * study.placebos.multiplier
    better = float((adjusted < adjusted[study.placebos.treated]).mean())
    grade = "good" if better <= GOOD else "fair" if better <= FAIR else "poor"
    own = float(spread[study.placebos.treated])
    size = f"{100 * own:.3g} %" if study.prepared.question.scale.is_relative else f"{own:.4g}"
    return Check(
        CODE,
        Outcome.FAILED if grade == "poor" else Outcome.PASSED,
        better,
        {"grade": grade, "spread": own, "median": float(np.median(spread))},
        f"Before the start the gap varied by {size}; {100 * better:.0f} % of all units were followed more closely: "
        f"{grade}.",
    )
