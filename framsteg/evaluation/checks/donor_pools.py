"""Other donors: without those the programme may have spilled over to, without the largest, of the same size."""

from framsteg.evaluation.checks.study import Study, spread_of
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.results import Case, Check, Outcome

CODE = "donor_pools"

LEAST_POOL = 5


def check(study: Study) -> Check:
    """Number: the pools with which the conclusion would change."""
    cases: list[Case] = []
    for label, donors in pools(study).items():
        try:
            prepared, effects = study.varied(donors=donors, excluded=())
        except EvaluationError:
            continue
        cases.append(study.case(label, effects, prepared))
    if not cases:
        return Check(
            CODE, Outcome.NOTED, None, {"pools": 0}, "No other pool of donors was filed or can be formed."
        )
    changing = tuple(case.label for case in cases if not study.agrees(case))
    low, high = spread_of(tuple(cases))
    return Check(
        CODE,
        Outcome.FAILED if changing else Outcome.PASSED,
        float(len(changing)),
        {"pools": len(cases), "changing": changing, "lowest": low, "highest": high},
        f"With {len(cases)} other pools of donors the mean effect lies between {low:,.6g} and {high:,.6g}; "
        f"{len(changing)} of them would change the conclusion.",
        tuple(cases),
    )


def pools(study: Study) -> dict[str, tuple[str, ...]]:
    """Donors by the pool's label; only pools that differ from the filed one and are large enough."""
    question, prepared = study.prepared.question, study.prepared
    donors = tuple(unit for unit in prepared.panel.units if unit != question.unit)
    mine = question.groups.get(question.unit)
    found: dict[str, tuple[str, ...]] = {}
    if mine is not None:
        found["without_own_group"] = tuple(unit for unit in donors if question.groups.get(unit) != mine)
    if question.neighbours:
        found["without_neighbours"] = tuple(unit for unit in donors if unit not in question.neighbours)
    if mine is not None and question.neighbours:
        near = set(question.neighbours) | {unit for unit in donors if question.groups.get(unit) == mine}
        found["without_own_group_and_neighbours"] = tuple(unit for unit in donors if unit not in near)
    sizes = prepared.sizes
    if sizes is not None and question.largest:
        order = sorted(range(len(sizes)), key=lambda place: -float(sizes[place]))
        large = {prepared.panel.units[place] for place in order[: question.largest]}
        found["without_largest"] = tuple(unit for unit in donors if unit not in large)
    if sizes is not None:
        marks = zip(prepared.panel.units, study.placebos.similar, strict=True)
        found["same_size"] = tuple(unit for unit, same in marks if same and unit != question.unit)
    found.update(
        {label: tuple(unit for unit in units if unit in donors) for label, units in question.pools.items()}
    )
    return {label: units for label, units in found.items() if LEAST_POOL <= len(units) < len(donors)}
