"""The estimators by their codes."""

from collections.abc import Callable
from types import MappingProxyType

from framsteg.evaluation.errors import BadQuestionError
from framsteg.evaluation.estimators import classic, demeaned, did, ridge, sdid
from framsteg.evaluation.estimators.base import Fits, Task, every_unit_against_the_others

ESTIMATORS = MappingProxyType(
    {
        sdid.CODE: sdid.fit,
        demeaned.CODE: demeaned.fit,
        demeaned.ANCHORED_CODE: demeaned.fit_anchored,
        classic.CODE: classic.fit,
        ridge.CODE: ridge.fit,
        did.CODE: did.fit,
    }
)
"""Headline first; the order of every list of estimators."""


def estimator(code: str) -> Callable[[Task], Fits]:
    """The function that fits; BadQuestionError when there is none of that name."""
    if code not in ESTIMATORS:
        raise BadQuestionError(reason=f"no estimator {code!r}; there are {', '.join(ESTIMATORS)}")
    return ESTIMATORS[code]


__all__ = ["ESTIMATORS", "Fits", "Task", "estimator", "every_unit_against_the_others"]
