"""The smallest effect that could have been seen, from the spread of the placebo effects.

An effect is seen when it ranks among the alpha most extreme of all units; half of the true effects of that size would
be. It is given relative to the counterfactual and in the source's units, period by period and for the mean.
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.inference.placebo import Placebos, least_extreme
from framsteg.evaluation.scales import Scale
from framsteg.evaluation.simplex.compiling import Floats


@dataclass(frozen=True)
class Detectable:
    """Per period (H,): comparable effect, and the same in the source's units; and for the mean over the periods."""

    effects: Floats
    amounts: Floats
    mean_effect: float
    mean_amount: float


def detectable(placebos: Placebos, scale: Scale, base: float, alpha: float) -> Detectable:
    """``base`` is the treated unit's last value before the start."""
    critical = placebos.critical(alpha)
    means = np.abs(placebos.effects.mean(axis=1)) * placebos.multiplier
    others = np.delete(means, placebos.treated)[:, None]
    mean = float(least_extreme(others, alpha)[0] / placebos.multiplier[placebos.treated])
    return Detectable(
        critical, amounts(scale, base, critical), mean, float(amounts(scale, base, np.array([mean]))[0])
    )


def amounts(scale: Scale, base: float, effects: Floats) -> Floats:
    """Comparable effects in the source's units, for a unit whose last value before the start was ``base``."""
    if scale is Scale.LEVEL:
        return effects
    if scale is Scale.INDEX:
        return np.asarray(effects * base)
    with np.errstate(over="ignore"):
        return np.asarray(np.expm1(effects) * base)
