"""Every fit proven: weights that sum to one, and a duality gap that leaves no room for a better fit."""

import numpy as np

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.results import Check, Outcome
from framsteg.evaluation.simplex import TOLERANCE

CODE = "optimality"


def check(study: Study) -> Check:
    """Number: the largest relative duality gap of the fits of all units."""
    gaps = study.everything.fits.optimality_gap
    worst, unproven = float(gaps.max()), int((gaps > TOLERANCE).sum())
    perfect = int(np.count_nonzero(study.everything.fits.perfect))
    return Check(
        CODE,
        Outcome.FAILED if unproven else Outcome.PASSED,
        worst,
        {"fits": len(gaps), "unproven": unproven, "exact_fits": perfect, "tolerance": TOLERANCE},
        f"All {len(gaps)} fits are within {worst:.1e} of the optimum, relative to the objective."
        if not unproven
        else f"{unproven} of {len(gaps)} fits are not proven to {TOLERANCE:.0e}; the largest gap is {worst:.1e}.",
    )
