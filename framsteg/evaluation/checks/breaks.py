"""A jump in the treated unit's series that its donors do not share: a new boundary or definition, or an event."""

import numpy as np

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.results import Check, Outcome

CODE = "breaks"

JUMP = 10.0
"""A change this many robust standard deviations from the unit's usual ones is called a jump."""


def check(study: Study) -> Check:
    """Number: the largest change before the start, in robust standard deviations of its changes beside the donors'."""
    prepared = study.prepared
    periods = prepared.used.periods[prepared.question.scale.lost :]
    changes = np.diff(prepared.scaled, axis=1)
    own = changes[prepared.treated] - np.median(np.delete(changes, prepared.treated, axis=0), axis=0)
    pre = prepared.pre - prepared.question.scale.lost
    usual = own[: pre - 1]
    middle = float(np.median(usual))
    width = 1.4826 * float(np.median(np.abs(usual - middle)))
    sizes = np.abs(own - middle) / max(width, 1e-12 * max(float(np.abs(own).max()), 1e-300))
    largest = int(sizes[: pre - 1].argmax())
    declared = tuple(period for period in prepared.question.breaks if period in prepared.used.periods)
    jumps = tuple(periods[place + 1] for place in np.flatnonzero(sizes[: pre - 1] > JUMP))
    text = (
        f"The largest change of its own before the start, in {periods[largest + 1]}, is {sizes[largest]:.1f} "
        "times the usual."
    )
    if jumps or declared:
        text += f" The series seems broken in {', '.join(dict.fromkeys((*declared, *jumps)))}."
    return Check(
        CODE,
        Outcome.FAILED if jumps or declared else Outcome.PASSED,
        float(sizes[largest]),
        {"period": periods[largest + 1], "jumps": jumps, "declared": declared},
        text,
    )
