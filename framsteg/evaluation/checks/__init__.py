"""The checks, one a file: each gives a number, the facts of a sentence and that sentence in English."""

from framsteg.evaluation.checks import (
    breaks,
    convex_hull,
    data,
    donor_pools,
    estimators_agree,
    in_time,
    leave_one_donor_out,
    optimality,
    pre_fit,
    series_start,
    treatment_start,
)
from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.results import Check, EstimatorRow

IN_ORDER = (
    pre_fit.check,
    convex_hull.check,
    leave_one_donor_out.check,
    in_time.check,
    donor_pools.check,
    series_start.check,
    treatment_start.check,
    breaks.check,
    data.check,
    optimality.check,
)


def run(study: Study, rows: tuple[EstimatorRow, ...]) -> tuple[Check, ...]:
    """All checks, in the order a reader wants them."""
    return (*(check(study) for check in IN_ORDER), estimators_agree.check(study, rows))


__all__ = ["Study", "run"]
