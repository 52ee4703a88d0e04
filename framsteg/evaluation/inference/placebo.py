"""In-space placebos: every unit treated in turn, and where the truly treated one ranks.

Abadie, Diamond, Hainmueller (2010). Small units vary more, so a plain rank rejects far too often for small units and
almost never for large ones; effects are first multiplied by size^exponent, which evens that out (see calibration).
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.prepared import Effects, Prepared
from framsteg.evaluation.simplex.compiling import Floats, Truths

SIMILAR = 2.0
"""Units between 1/SIMILAR and SIMILAR times the treated unit's size are of its size class."""


@dataclass(frozen=True)
class Placebos:
    """``effects`` (n, H) of every unit in the H periods that count, comparable gaps; ``multiplier`` (n,) makes them
    comparable between sizes; ``similar`` (n,) marks the treated unit's size class, itself included."""

    effects: Floats
    treated: int
    multiplier: Floats
    similar: Truths
    adjusted: bool

    @property
    def count(self) -> int:
        return len(self.effects)

    @property
    def own(self) -> Floats:
        return np.asarray(self.effects[self.treated])

    def p_values(self, statistic: Floats, among: Truths | None = None, adjust: bool = True) -> Floats:
        """Share of units (treated included) whose |statistic| (n, ...) is at least the treated unit's."""
        shape = (-1,) + (1,) * (statistic.ndim - 1)
        strength = np.abs(statistic) * (self.multiplier.reshape(shape) if adjust else 1.0)
        chosen = strength if among is None else strength[among]
        return np.asarray((chosen >= strength[self.treated] * (1.0 - 1e-12)).mean(axis=0))

    def p_of(self, effect: Floats) -> float:
        """p of another estimate (H,) of the treated unit's effects, by its mean, against the same placebos."""
        means = np.abs(self.effects.mean(axis=1)) * self.multiplier
        mine = abs(float(np.mean(effect))) * float(self.multiplier[self.treated])
        others = np.delete(means, self.treated)
        return float((1 + (others >= mine * (1.0 - 1e-12)).sum()) / self.count)

    def critical(self, alpha: float) -> Floats:
        """(H,) smallest |effect| of a unit of the treated one's size that would rank among the alpha most extreme."""
        others = np.delete(np.abs(self.effects) * self.multiplier[:, None], self.treated, axis=0)
        return np.asarray(least_extreme(others, alpha) / self.multiplier[self.treated])


def least_extreme(others: Floats, alpha: float) -> Floats:
    """Value (H,) that at most alpha of all units, the treated one included, reach; infinite when one alone is more."""
    count = len(others) + 1
    beaten_by = int(np.floor(alpha * count + 1e-9)) - 1
    if beaten_by < 0:
        return np.full(others.shape[1], np.inf)
    return np.asarray(np.sort(others, axis=0)[::-1][beaten_by])


def placebos_of(prepared: Prepared, everything: Effects) -> Placebos:
    """From the fits of all units."""
    multiplier, adjusted = multipliers(prepared)
    return Placebos(
        effects=np.ascontiguousarray(everything.effects[:, prepared.pre :]),
        treated=prepared.treated,
        multiplier=multiplier,
        similar=similar_units(prepared),
        adjusted=adjusted,
    )


def multipliers(prepared: Prepared) -> tuple[Floats, bool]:
    """size^exponent scaled to one at the treated unit; level-scale effects of sizes themselves are divided by size."""
    sizes = prepared.sizes
    if sizes is None:
        return np.ones(len(prepared.panel.units)), False
    relative = sizes / sizes[prepared.treated]
    exponent = prepared.question.size_exponent
    measures_size = np.array_equal(sizes, prepared.panel.values[:, prepared.pre - 1])
    if measures_size and not prepared.question.scale.is_relative:
        exponent -= 1.0
    return np.asarray(relative**exponent), True


def similar_units(prepared: Prepared) -> Truths:
    """All units when no sizes are known."""
    sizes = prepared.sizes
    if sizes is None:
        return np.ones(len(prepared.panel.units), dtype=bool)
    mine = sizes[prepared.treated]
    return np.asarray((sizes >= mine / SIMILAR) & (sizes <= mine * SIMILAR))
