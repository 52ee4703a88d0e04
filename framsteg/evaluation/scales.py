"""The scales a question can be asked on, there and back.

Effects are measured so that units of different size compare: on the level scale as differences in the source's own
units; else relative to the counterfactual (log, growth: log(actual / counterfactual)) or to the last value before the
start (index).
"""

from enum import StrEnum

import numpy as np

from framsteg.evaluation.errors import ScaleError
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.simplex.compiling import Floats


class Scale(StrEnum):
    LEVEL = "level"
    LOG = "log"
    INDEX = "index"
    GROWTH = "growth"

    @property
    def is_relative(self) -> bool:
        return self is not Scale.LEVEL

    @property
    def lost(self) -> int:
        """Periods at the beginning that the scale cannot show."""
        return 1 if self is Scale.GROWTH else 0


def to_scale(scale: Scale, panel: Panel, pre: int) -> Floats:
    """Values (n, T - lost) on the scale; index is 100 in the last of the ``pre`` periods, growth in per cent.

    Raises ScaleError where values are not positive and the scale needs them to be.
    """
    values = panel.values
    if scale is Scale.LEVEL:
        return values
    refuse_not_positive(scale, panel, pre)
    if scale is Scale.LOG:
        return np.log(values)
    if scale is Scale.INDEX:
        return np.asarray(100.0 * values / values[:, pre - 1 : pre])
    return np.asarray(100.0 * (values[:, 1:] / values[:, :-1] - 1.0))


def refuse_not_positive(scale: Scale, panel: Panel, pre: int) -> None:
    columns = [pre - 1] if scale is Scale.INDEX else list(range(panel.values.shape[1]))
    wrong = np.argwhere(panel.values[:, columns] <= 0.0)
    if wrong.size:
        row, column = int(wrong[0][0]), columns[int(wrong[0][1])]
        raise ScaleError(
            scale=str(scale),
            unit=panel.units[row],
            period=panel.periods[column],
            value=float(panel.values[row, column]),
        )


def from_scale(scale: Scale, values: Floats, counterfactual: Floats, pre: int) -> Floats:
    """Counterfactual (m, T) in the source's units from one on the scale (m, T - lost); ``values`` (m, T) the actual.

    On the growth scale the years before the start grow from their own actual value each year; those after it
    accumulate from the last value before it.
    """
    if scale is Scale.LEVEL:
        return counterfactual
    if scale is Scale.LOG:
        return np.exp(counterfactual)
    if scale is Scale.INDEX:
        return np.asarray(counterfactual * values[:, pre - 1 : pre] / 100.0)
    factors = 1.0 + counterfactual / 100.0
    before = values[:, : pre - 1] * factors[:, : pre - 1]
    after = values[:, pre - 1 : pre] * np.cumprod(factors[:, pre - 1 :], axis=1)
    return np.hstack([values[:, :1], before, after])


def effects(scale: Scale, values: Floats, counterfactual: Floats, pre: int) -> Floats:
    """Comparable gaps (m, T) between actual and counterfactual, both in the source's units."""
    if scale is Scale.LEVEL:
        return np.asarray(values - counterfactual)
    if scale is Scale.INDEX:
        return np.asarray((values - counterfactual) / values[:, pre - 1 : pre])
    return np.asarray(np.log(values / np.maximum(counterfactual, 1e-300)))


def shifted(scale: Scale, values: Floats, counterfactual: Floats, pre: int, by: Floats) -> Floats:
    """The counterfactual (T,) of one unit moved by comparable gaps ``by`` (..., T), in the source's units."""
    if scale is Scale.LEVEL:
        return np.asarray(counterfactual + by)
    if scale is Scale.INDEX:
        return np.asarray(counterfactual + by * values[pre - 1])
    return np.asarray(counterfactual * np.exp(by))
