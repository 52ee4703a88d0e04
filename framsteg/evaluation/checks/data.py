"""What the panel itself is like: short series, constant or identical donors, units that were left out."""

import numpy as np

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.results import Check, Fact, Outcome

CODE = "data"

SHORT = 10


def check(study: Study) -> Check:
    """Number: the things worth saying; none of them stops the evaluation."""
    prepared = study.prepared
    before = prepared.used.values[:, : prepared.pre]
    constant = int((np.ptp(before, axis=1) == 0.0).sum())
    identical = len(before) - len(np.unique(before, axis=0))
    left_out = len(study.panel.left_out)
    short = prepared.pre < SHORT
    facts: dict[str, Fact] = {
        "periods_before": prepared.pre,
        "short": short,
        "constant_units": constant,
        "identical_units": identical,
        "left_out_units": left_out,
    }
    said = [f"{prepared.pre} periods before the start{', which is few' if short else ''}"]
    said += [f"{constant} donors never change"] if constant else []
    said += (
        [f"{identical} units repeat another's series, so that weights between them are arbitrary"]
        if identical
        else []
    )
    said += [f"{left_out} units were left out because values are missing"] if left_out else []
    number = short + bool(constant) + bool(identical) + bool(left_out)
    return Check(
        CODE, Outcome.NOTED if number else Outcome.PASSED, float(number), facts, "; ".join(said) + "."
    )
