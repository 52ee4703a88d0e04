"""Does the answer hang on a single donor?

Abadie, Diamond, Hainmueller (2015), American Journal of Political Science 59.
"""

import numpy as np

from framsteg.evaluation.checks.study import Study, spread_of
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.prepared import LEAST_DONORS
from framsteg.evaluation.results import Check, Outcome

CODE = "leave_one_donor_out"

LEAST_WEIGHT = 0.001


def check(study: Study) -> Check:
    """Number: the donors without any one of which the conclusion would change."""
    prepared, weights = study.prepared, study.everything.fits.weights[study.prepared.treated]
    places = [
        int(place) for place in np.argsort(-weights, kind="stable") if abs(weights[place]) >= LEAST_WEIGHT
    ]
    if len(prepared.panel.units) - 2 < LEAST_DONORS:
        return Check(CODE, Outcome.NOT_POSSIBLE, None, {}, "There are too few donors to leave one out.")
    try:
        others = study.without_each(places)
    except EvaluationError as error:
        return Check(CODE, Outcome.NOT_POSSIBLE, None, {"error": error.code}, str(error))
    cases = tuple(
        study.case(prepared.panel.units[place], others, prepared, row) for row, place in enumerate(places)
    )
    changing = sum(not study.agrees(case) for case in cases)
    low, high = spread_of(cases)
    return Check(
        CODE,
        Outcome.FAILED if changing else Outcome.PASSED,
        float(changing),
        {"donors": len(cases), "changing": changing, "lowest": low, "highest": high},
        f"Leaving out each of {len(cases)} donors in turn puts the mean effect between {low:,.6g} and {high:,.6g}; "
        f"{changing} of them would change the conclusion.",
        cases,
    )
