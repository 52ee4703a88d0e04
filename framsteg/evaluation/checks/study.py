"""What every check starts from, and what they share."""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.estimators import Task, every_unit_against_the_others
from framsteg.evaluation.inference.placebo import Placebos
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.prepared import Effects, Prepared, prepare
from framsteg.evaluation.results import Case
from framsteg.evaluation.simplex.compiling import Floats


@dataclass(frozen=True)
class Study:
    """A question with its headline fits: of all units (``everything``) and so its placebos.

    ``panel`` is the whole panel, so that a check can choose other donors, periods and starts.
    """

    panel: Panel
    prepared: Prepared
    everything: Effects
    placebos: Placebos

    @property
    def alpha(self) -> float:
        return self.prepared.question.alpha

    @property
    def code(self) -> str:
        return self.prepared.question.estimator

    @property
    def effect(self) -> float:
        """Mean comparable effect over the periods that count."""
        return float(self.placebos.own.mean())

    @property
    def is_significant(self) -> bool:
        return self.placebos.p_of(self.placebos.own) <= self.alpha

    def case(self, label: str, other: Effects, prepared: Prepared, row: int = 0) -> Case:
        """One variation; its effects are compared with the headline's placebos."""
        own = other.effects[row, prepared.pre :]
        actual = prepared.used.values[prepared.treated, prepared.pre :]
        gaps = actual - other.counterfactual[row, prepared.pre :]
        return Case(label, tuple(gaps.tolist()), float(own.mean()), self.placebos.p_of(own))

    def agrees(self, case: Case) -> bool:
        """The variation leads to the same conclusion: as significant, and if so in the same direction."""
        significant = case.p is not None and case.p <= self.alpha
        if significant != self.is_significant:
            return False
        return not significant or (case.effect > 0.0) == (self.effect > 0.0)

    def varied(self, **changes: object) -> tuple[Prepared, Effects]:
        """The same question with something changed, fitted for the treated unit. Raises what ``prepare`` raises."""
        prepared = prepare(self.panel, self.prepared.instead(**changes))
        return prepared, prepared.fit_treated(self.code)

    def without_each(self, places: list[int]) -> Effects:
        """The treated unit fitted once without each of these donors."""
        count = len(self.prepared.panel.units)
        _, everyone = every_unit_against_the_others(count)
        allowed = np.repeat(everyone[self.prepared.treated : self.prepared.treated + 1], len(places), axis=0)
        allowed[np.arange(len(places)), places] = False
        targets = np.full(len(places), self.prepared.treated)
        pre = self.prepared.pre - self.prepared.question.scale.lost
        return self.prepared.run(self.code, Task(self.prepared.scaled, pre, targets, allowed))


def spread_of(cases: tuple[Case, ...]) -> tuple[float, float]:
    """Least and largest mean amount of the cases."""
    means = [float(np.mean(case.amounts)) for case in cases]
    return min(means), max(means)


def demeaned_rmspe(effects: Effects, pre: int) -> Floats:
    """Spread of the comparable gaps before the start around their mean, (m,)."""
    return np.asarray(effects.effects[:, :pre].std(axis=1))


__all__ = ["Case", "Study", "demeaned_rmspe", "spread_of"]
