"""A question laid on its panel: cut, checked and on its scale, ready to be fitted."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from framsteg.evaluation.errors import (
    ConstantSeriesError,
    MissingValuesError,
    StartAfterPanelError,
    StartOutsidePanelError,
    TooFewDonorsError,
)
from framsteg.evaluation.estimators import Fits, Task, estimator, every_unit_against_the_others
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.periods import period_key
from framsteg.evaluation.question import Question
from framsteg.evaluation.scales import effects, from_scale, to_scale
from framsteg.evaluation.simplex.compiling import Floats

LEAST_BEFORE = 3
LEAST_DONORS = 2


@dataclass(frozen=True)
class Effects:
    """m fits in a reader's terms: ``counterfactual`` (m, T) in the source's units, comparable ``effects`` (m, T)."""

    fits: Fits
    counterfactual: Floats
    effects: Floats


@dataclass(frozen=True)
class Prepared:
    """``panel`` holds the treated unit and its donors, cut to the question's periods; ``treated`` is the unit's row,
    ``pre`` the number of periods before the start."""

    question: Question
    panel: Panel
    treated: int
    pre: int

    @property
    def posts(self) -> int:
        """Periods after the start that count: those filed, or all there are."""
        there = len(self.panel.periods) - self.pre
        return min(there, self.question.periods or there)

    @property
    def too_early(self) -> bool:
        return (
            self.question.periods is not None and len(self.panel.periods) - self.pre < self.question.periods
        )

    @cached_property
    def used(self) -> Panel:
        """The panel up to the last period that counts."""
        return self.panel.between(None, self.panel.periods[self.pre + self.posts - 1])

    @cached_property
    def scaled(self) -> Floats:
        return np.ascontiguousarray(to_scale(self.question.scale, self.used, self.pre))

    def fit_all(self, code: str) -> Effects:
        """Every unit of the pool against all the others: the treated one and its placebos."""
        targets, allowed = every_unit_against_the_others(len(self.panel.units))
        return self.run(code, Task(self.scaled, self.pre - self.question.scale.lost, targets, allowed))

    def fit_treated(self, code: str) -> Effects:
        targets, allowed = every_unit_against_the_others(len(self.panel.units))
        only = slice(self.treated, self.treated + 1)
        task = Task(self.scaled, self.pre - self.question.scale.lost, targets[only], allowed[only])
        return self.run(code, task)

    def run(self, code: str, task: Task) -> Effects:
        fits = estimator(code)(task)
        values, scale = self.used.values[task.targets], self.question.scale
        counterfactual = from_scale(scale, values, fits.counterfactual, self.pre)
        return Effects(fits, counterfactual, effects(scale, values, counterfactual, self.pre))

    @cached_property
    def sizes(self) -> Floats | None:
        """(n,) what effects are made comparable by; None when nothing sensible is known."""
        if self.question.sizes is not None:
            missing = [unit for unit in self.panel.units if not self.question.sizes.get(unit, 0.0) > 0.0]
            if missing:
                raise MissingValuesError(count=len(missing), unit=missing[0], period="sizes")
            return np.array([float(self.question.sizes[unit]) for unit in self.panel.units])
        own = self.panel.values[:, self.pre - 1]
        return own.copy() if self.question.scale.is_relative and bool((own > 0.0).all()) else None

    def instead(self, **changes: object) -> "Question":
        """The same question with something changed, for a check."""
        return replace(self.question, **changes)  # type: ignore[arg-type]


def prepare(panel: Panel, question: Question) -> Prepared:
    """Lay ``question`` on ``panel``. Raises the named errors of what cannot be answered."""
    panel.place_of(question.unit)
    cut = panel.between(question.first, question.last)
    pool = chosen(cut, question)
    treated, pre = pool.place_of(question.unit), start_of(pool, question)
    prepared = Prepared(question, pool, treated, pre)
    if len(pool.units) - 1 < LEAST_DONORS:
        raise TooFewDonorsError(count=len(pool.units) - 1, least=LEAST_DONORS)
    before = pool.values[treated, :pre]
    if float(np.ptp(before)) == 0.0:
        raise ConstantSeriesError(unit=question.unit)
    to_scale(question.scale, pool, pre)
    return prepared


def chosen(panel: Panel, question: Question) -> Panel:
    """The treated unit and its donors. Raises UnitNotFoundError for a donor or exclusion that is not there."""
    for unit in (*(question.donors or ()), *question.excluded):
        panel.place_of(unit)
    donors = set(question.donors if question.donors is not None else panel.units) - set(question.excluded)
    return panel.only(donors | {question.unit})


def start_of(panel: Panel, question: Question) -> int:
    """Number of periods before the start, on whose scale enough must be left."""
    least = LEAST_BEFORE + question.scale.lost
    start = period_key(panel.as_here(question.start))
    if start > period_key(panel.periods[-1]):
        raise StartAfterPanelError(period=question.start, last=panel.periods[-1])
    is_inside = start >= period_key(panel.periods[0])
    pre = panel.time_of(question.start) if is_inside else 0
    if pre < least:
        raise StartOutsidePanelError(
            period=question.start, pre=pre, first=panel.periods[0], last=panel.periods[-1], least=least
        )
    return pre
