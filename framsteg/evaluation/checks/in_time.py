"""Imaginary programmes in earlier periods: does the method find effects where there were none? (Abadie et al. 2015)"""

import numpy as np

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.results import Case, Check, Outcome

CODE = "in_time"

DATES, LONGEST, LEAST_BEFORE = 8, 5, 8


def check(study: Study) -> Check:
    """Number: how many imaginary programmes had a mean effect at least as large as the real one."""
    horizon = min(study.prepared.posts, LONGEST)
    cases = imaginary(study, horizon)
    if not cases:
        return Check(
            CODE,
            Outcome.NOT_POSSIBLE,
            None,
            {"horizon": horizon},
            "The series is too short for earlier starts.",
        )
    mine = abs(float(study.placebos.own[:horizon].mean()))
    as_large = sum(abs(case.effect) >= mine for case in cases)
    significant = sum(case.p is not None and case.p <= study.alpha for case in cases)
    return Check(
        CODE,
        Outcome.FAILED if as_large > study.alpha * len(cases) else Outcome.PASSED,
        float(as_large),
        {"dates": len(cases), "as_large": as_large, "significant": significant, "horizon": horizon},
        f"Of {len(cases)} imaginary programmes in earlier periods, {as_large} had an effect over {horizon} periods at "
        f"least as large as the real one; {significant} would have counted as significant.",
        cases,
    )


def imaginary(study: Study, horizon: int) -> tuple[Case, ...]:
    """Starts whose whole horizon lies before the real one, the latest first."""
    prepared, cases = study.prepared, []
    periods = prepared.panel.periods
    for start in range(prepared.pre - horizon, prepared.pre - horizon - DATES, -1):
        if start < LEAST_BEFORE:
            break
        try:
            other, effects = study.varied(
                start=periods[start], last=periods[start + horizon - 1], periods=horizon
            )
        except EvaluationError:
            continue
        case = study.case(periods[start], effects, other)
        p = p_over(study, np.array([effects.effects[0, other.pre :].mean()]), horizon)
        cases.append(Case(case.label, case.amounts, case.effect, p))
    return tuple(cases)


def p_over(study: Study, effect: np.typing.NDArray[np.float64], horizon: int) -> float:
    """p of a mean effect over ``horizon`` periods against the placebos' means over as many."""
    placebos = study.placebos
    means = np.abs(placebos.effects[:, :horizon].mean(axis=1)) * placebos.multiplier
    others = np.delete(means, placebos.treated)
    mine = abs(float(effect[0])) * float(placebos.multiplier[placebos.treated])
    return float((1 + (others >= mine * (1.0 - 1e-12)).sum()) / placebos.count)
