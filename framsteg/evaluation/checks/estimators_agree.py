"""Would another estimator have said something else? Plain difference-in-differences is shown but does not judge."""

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.estimators import did
from framsteg.evaluation.results import Case, Check, EstimatorRow, Outcome

CODE = "estimators_agree"


def check(study: Study, rows: tuple[EstimatorRow, ...]) -> Check:
    """Number: the estimators, each against its own placebos, with another conclusion."""
    others = [row for row in rows if row.estimator not in (study.code, did.CODE)]
    cases = tuple(Case(row.estimator, row.amounts, row.mean_effect, row.p) for row in others)
    judged = [case for case in cases if case.p is not None]
    changing = tuple(case.label for case in judged if not study.agrees(case))
    means = [row.mean_amount for row in others]
    return Check(
        CODE,
        Outcome.FAILED if changing else Outcome.PASSED,
        float(len(changing)),
        {"estimators": len(judged), "changing": changing, "lowest": min(means), "highest": max(means)},
        f"{len(judged)} other estimators put the mean effect between {min(means):,.6g} and {max(means):,.6g}; "
        f"{len(changing)} of them would change the conclusion.",
        cases,
    )
