"""What the panel itself is like: short series, constant or identical donors, units that were left out."""

import numpy as np

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.periods import read
from framsteg.evaluation.results import Check, Fact, Outcome

CODE = "data"

SHORT = 10


def missing_years(periods: tuple[str, ...]) -> tuple[str, ...]:
    """Years that no unit has a value for, between the first and the last; none where periods are not years."""
    found = [read(period) for period in periods]
    if any(each is None or each[0] != "year" for each in found):
        return ()
    years = {each[1] for each in found if each is not None}
    return tuple(str(year) for year in range(min(years), max(years)) if year not in years)


def check(study: Study) -> Check:
    """Number: the things worth saying; none of them stops the evaluation."""
    prepared = study.prepared
    before = prepared.used.values[:, : prepared.pre]
    constant = int((np.ptp(before, axis=1) == 0.0).sum())
    identical = len(before) - len(np.unique(before, axis=0))
    left_out = len(study.panel.left_out)
    short, gaps = prepared.pre < SHORT, missing_years(prepared.used.periods)
    facts: dict[str, Fact] = {
        "periods_before": prepared.pre,
        "short": short,
        "constant_units": constant,
        "identical_units": identical,
        "left_out_units": left_out,
        "missing_years": gaps,
    }
    said = [f"{prepared.pre} periods before the start{', which is few' if short else ''}"]
    said += [f"{constant} donors never change"] if constant else []
    said += (
        [f"{identical} units repeat another's series, so that weights between them are arbitrary"]
        if identical
        else []
    )
    said += [f"{left_out} units were left out because values are missing"] if left_out else []
    if gaps:
        said.append(
            f"the years {', '.join(gaps)} are missing for all, and those beside them count as neighbours"
        )
    number = short + bool(constant) + bool(identical) + bool(left_out) + bool(gaps)
    return Check(
        CODE, Outcome.NOTED if number else Outcome.PASSED, float(number), facts, "; ".join(said) + "."
    )
