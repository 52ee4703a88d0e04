"""A shorter memory: does the answer change when the series begins later?"""

from framsteg.evaluation.checks.study import Study, spread_of
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.results import Case, Check, Outcome

CODE = "series_start"

LEAST_BEFORE = 8


def check(study: Study) -> Check:
    """Number: the beginnings of the series with which the conclusion would change."""
    cases: list[Case] = []
    for first in beginnings(study):
        try:
            prepared, effects = study.varied(first=first)
        except EvaluationError:
            continue
        cases.append(study.case(first, effects, prepared))
    if not cases:
        return Check(CODE, Outcome.NOT_POSSIBLE, None, {}, "The series is too short to be cut.")
    changing = tuple(case.label for case in cases if not study.agrees(case))
    low, high = spread_of(tuple(cases))
    return Check(
        CODE,
        Outcome.FAILED if changing else Outcome.PASSED,
        float(len(changing)),
        {"beginnings": len(cases), "changing": changing, "lowest": low, "highest": high},
        f"With {len(cases)} other beginnings of the series the mean effect lies between {low:,.6g} and {high:,.6g}; "
        f"{len(changing)} of them would change the conclusion.",
        tuple(cases),
    )


def beginnings(study: Study) -> tuple[str, ...]:
    """Those filed; else a quarter and a half of the periods before the start cut off."""
    if study.prepared.question.series_starts:
        return study.prepared.question.series_starts
    pre, periods = study.prepared.pre, study.prepared.panel.periods
    return tuple(
        dict.fromkeys(periods[cut] for cut in (pre // 4, pre // 2) if cut and pre - cut >= LEAST_BEFORE)
    )
