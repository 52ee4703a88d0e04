"""Can the donors make the treated unit at all, or does it lie outside them? (Abadie 2021; King, Zeng 2006)"""

import numpy as np

from framsteg.evaluation.checks.study import Study
from framsteg.evaluation.estimators import classic
from framsteg.evaluation.results import Check, Outcome

CODE = "convex_hull"


def check(study: Study) -> Check:
    """Number: share of the periods before the start in which the unit lies outside its donors' range.

    For estimators with an intercept the series are compared without their mean before the start.
    """
    prepared = study.prepared
    pre = prepared.pre - prepared.question.scale.lost
    before = prepared.scaled[:, :pre]
    if study.code != classic.CODE:
        before = before - before.mean(axis=1, keepdims=True)
    mine, donors = before[prepared.treated], np.delete(before, prepared.treated, axis=0)
    outside = int(((mine < donors.min(axis=0)) | (mine > donors.max(axis=0))).sum())
    perfect = bool(study.everything.fits.perfect[prepared.treated])
    share = outside / pre
    text = f"In {outside} of {pre} periods before the start the unit lies outside the range of its donors."
    if perfect:
        text += " The fit is exact, so that the weights are not unique."
    return Check(
        CODE,
        Outcome.FAILED if share > 0.1 else Outcome.PASSED,
        share,
        {"outside": outside, "periods": pre, "exact_fit": perfect},
        text,
    )
