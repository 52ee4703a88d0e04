"""The answer to a question, as plain frozen values: what a page, a file or a database row is made of.

Amounts are in the source's units; ``effect`` is comparable between units (see ``scales``). Where a number does
not exist it is None. Tuples follow the order of the periods, of the estimators or of falling weight.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

Fact = float | int | str | bool | None | tuple[str, ...]
SIGNIFICANT_DIGITS = 12


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOTED = "noted"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True)
class PeriodRow:
    """One period. ``low`` and ``high`` are the band around the counterfactual, ``gap_low`` and ``gap_high`` the
    interval of the effect, ``p`` the size-adjusted rank, ``detectable`` the smallest effect that could have been
    seen: all None before the start."""

    period: str
    actual: float
    counterfactual: float
    gap: float
    low: float | None = None
    high: float | None = None
    gap_low: float | None = None
    gap_high: float | None = None
    effect: float | None = None
    p: float | None = None
    p_unadjusted: float | None = None
    p_similar_size: float | None = None
    detectable: float | None = None
    detectable_effect: float | None = None


@dataclass(frozen=True)
class Headline:
    """The mean over the periods that count: amount with its interval, comparable effect, and p in three rankings."""

    amount: float
    low: float
    high: float
    effect: float
    p: float
    p_unadjusted: float
    p_similar_size: float
    rank: int
    units: int
    similar_units: int
    size_adjusted: bool
    detectable: float | None
    detectable_effect: float | None


@dataclass(frozen=True)
class Donor:
    unit: str
    weight: float


@dataclass(frozen=True)
class PlaceboRow:
    """One unit as if treated: comparable ``effects`` per period, their ``mean``, the spread of the gaps before."""

    unit: str
    size: float | None
    similar_size: bool
    effects: tuple[float, ...]
    mean: float
    pre_rmspe: float
    optimality_gap: float


@dataclass(frozen=True)
class RatioRow:
    """Rank of the post/pre RMSPE ratio; ``limit`` leaves out placebos whose pre-fit is that much worse."""

    limit: float | None
    ratio: float
    rank: int
    units: int
    p: float


@dataclass(frozen=True)
class EstimatorRow:
    """The same question by another estimator. ``p`` is None when its placebos were not fitted."""

    estimator: str
    counterfactual: tuple[float, ...]
    amounts: tuple[float, ...]
    mean_amount: float
    mean_effect: float
    p: float | None
    pre_rmspe: float
    optimality_gap: float
    unique: bool
    donors: tuple[Donor, ...]


@dataclass(frozen=True)
class Case:
    """One variation in a check: ``amounts`` per period, the mean comparable ``effect``, its p against the placebos."""

    label: str
    amounts: tuple[float, ...]
    effect: float
    p: float | None


@dataclass(frozen=True)
class Check:
    """``number`` is the check's one figure; ``facts`` the rest of a sentence; ``text`` that sentence in English."""

    code: str
    outcome: Outcome
    number: float | None
    facts: Mapping[str, Fact]
    text: str
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class Reason:
    code: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True)
class Criterion:
    """One of the three that auditors ask of an evaluation."""

    code: str
    met: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Claim:
    """What may be said: ``level`` 1-5 with its ``code``, computed by rule, with reasons and audit criteria."""

    level: int
    code: str
    reasons: tuple[Reason, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything about one question. ``input_hash`` is of the panel that was used; ``conformal_p`` of no effect."""

    version: str
    input_hash: str
    question: Mapping[str, Any]
    unit: str
    start: str
    pre_periods: int
    post_periods: int
    too_early: bool
    units: int
    headline: Headline
    periods: tuple[PeriodRow, ...]
    donors: tuple[Donor, ...]
    period_weights: tuple[Donor, ...]
    optimality_gap: float
    worst_optimality_gap: float
    pre_rmspe: float
    estimators: tuple[EstimatorRow, ...]
    ratio_ranks: tuple[RatioRow, ...]
    conformal_p: float
    checks: tuple[Check, ...]
    claim: Claim
    placebos: tuple[PlaceboRow, ...]

    @property
    def after(self) -> tuple[PeriodRow, ...]:
        """The rows from the start on."""
        return self.periods[self.pre_periods :]

    def check(self, code: str) -> Check:
        """Raises KeyError when there is no check of that code."""
        for check in self.checks:
            if check.code == code:
                return check
        raise KeyError(code)

    def to_dict(self) -> dict[str, Any]:
        plain = plainly(self)
        if not isinstance(plain, dict):  # pragma: no cover - a dataclass always becomes a dict
            raise TypeError(type(plain).__name__)
        return plain

    def to_json(self) -> str:
        """Same input, same text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plainly(value: object) -> Any:
    """Dataclasses, mappings and tuples as dicts and lists; numbers to 12 digits; infinities and NaN as None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plainly(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plainly(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plainly(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}") if math.isfinite(value) else None
    if isinstance(value, StrEnum):
        return str(value)
    return value
