"""The band around the counterfactual: what units of similar size show although nothing was done to them.

Its edges are quantiles of those units' gaps, period by period; the truth lies outside as often as a placebo does. The
spread of the treated unit's own gaps before the start is never used: with an interpolating fit it says nothing about
forecasts, and such bands miss the truth most of the time.
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.inference.placebo import Placebos
from framsteg.evaluation.simplex.compiling import Floats

FEWEST_SIMILAR = 20
"""With fewer units of similar size, all units are used, scaled to the treated one's size."""


@dataclass(frozen=True)
class Band:
    """Comparable gaps (H,) between which a share 1 - alpha of untreated units lies; ``units`` how many they were."""

    low: Floats
    high: Floats
    units: int
    of_similar_size: bool


def band_of(placebos: Placebos, alpha: float) -> Band:
    """Quantiles alpha/2 and 1 - alpha/2, linear between order statistics."""
    similar = bool(placebos.similar.sum() >= FEWEST_SIMILAR)
    gaps = (
        placebos.effects[placebos.similar]
        if similar
        else placebos.effects * (placebos.multiplier / placebos.multiplier[placebos.treated])[:, None]
    )
    low, high = np.quantile(gaps, [alpha / 2.0, 1.0 - alpha / 2.0], axis=0)
    return Band(low, high, len(gaps), similar and placebos.adjusted)
