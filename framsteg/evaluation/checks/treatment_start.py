"""One period earlier, one later: programmes seldom begin on a date that everyone would choose."""

from framsteg.evaluation.checks.study import Study, spread_of
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.results import Case, Check, Outcome

CODE = "treatment_start"


def check(study: Study) -> Check:
    """Number: the shifted starts with which the conclusion would change."""
    prepared, cases = study.prepared, list[Case]()
    last = prepared.used.periods[-1]
    for place in (prepared.pre - 1, prepared.pre + 1):
        if not 0 < place < len(prepared.used.periods):
            continue
        try:
            other, effects = study.varied(start=prepared.panel.periods[place], last=last, periods=None)
        except EvaluationError:
            continue
        cases.append(study.case(other.question.start, effects, other))
    if not cases:
        return Check(CODE, Outcome.NOT_POSSIBLE, None, {}, "The start cannot be moved within the series.")
    changing = tuple(case.label for case in cases if not study.agrees(case))
    low, high = spread_of(tuple(cases))
    return Check(
        CODE,
        Outcome.FAILED if changing else Outcome.PASSED,
        float(len(changing)),
        {"starts": len(cases), "changing": changing, "lowest": low, "highest": high},
        f"With the start moved by one period the mean effect lies between {low:,.6g} and {high:,.6g}; "
        f"{len(changing)} of {len(cases)} would change the conclusion.",
        tuple(cases),
    )
